/** The one file for a script tag: every element, and the sources that most pages read from. */
import './define.js';

export * from './index.js';
export { JsonSource } from './sources/json.js';
export { RestSource } from './sources/rest.js';
