/** The one file for a script tag: every element, and the two sources that most pages read from. */
import './define.js';
import './sources/json.js';
import './sources/rest.js';

export * from './index.js';
