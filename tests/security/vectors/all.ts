import { addresses } from './addresses.js';
import { clobbering } from './clobbering.js';
import { handlers } from './handlers.js';
import { markdown } from './markdown.js';
import { mutations } from './mutations.js';
import { tags } from './tags.js';
import { templates } from './templates.js';
import { tracking } from './tracking.js';

/** Every text that attacks, by its technique. Each is sent as markdown, as HTML and as text. */
export const techniques: Readonly<Record<string, readonly string[]>> = {
  tags,
  handlers,
  addresses,
  mutations,
  clobbering,
  tracking,
  templates,
  markdown,
};

export const attacks: readonly string[] = Object.values(techniques).flat();
