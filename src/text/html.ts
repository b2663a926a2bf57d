import createPurifier from 'dompurify';
import type { Config, DOMPurify } from 'dompurify';
import { disarm } from './disarm.js';
import { htmlNodesToTree } from './html-nodes.js';
import type { BodyOptions } from './options.js';
import { safeTable } from './safe-table.js';
import type { SafeTree } from './safe-tree.js';

const maxNesting = 100;
const maxCells = 5000;
const maxTags = 4000;
const maxDepth = 200;
/** Formatting that is left open is repeated by the parser in every block: so many elements may come of it. */
const maxRepeated = 50_000;

/** What the walk over the result can read: the elements of the safe table, their synonyms, and boxes. */
const synonyms =
  'b i s strike tt kbd samp div section article aside header footer main figure figcaption dl dt dd details summary address caption tfoot';

const config: Config = {
  ALLOWED_TAGS: [...Object.keys(safeTable), ...synonyms.split(' ')],
  ALLOWED_ATTR: ['align', 'alt', 'checked', 'class', 'href', 'src', 'start', 'type'],
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

const formatting = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/i;
/** Elements that have no end, or need none. */
const endless = /^(?:area|base|br|col|colgroup|d[dt]|embed|hr|img|input|li|link|meta|option|p|param|source|t(?:body|d|foot|h|head|r)|track|wbr)$/i;

let purifier: DOMPurify | undefined;

/**
 * Untrusted HTML as a safe tree. DOMPurify parses and filters it in a document of its own, where nothing is loaded or
 * run; what is left is read node by node into the table that markdown uses, and never written as HTML again.
 * Throws on what goes past a bound, and without a browser.
 */
export function htmlTree(value: string, options: BodyOptions): SafeTree {
  if (isFlood(value)) throw new RangeError('flood');
  purifier ??= createPurifier(window);
  const fragment = purifier.sanitize(disarm(value), { ...config, RETURN_DOM_FRAGMENT: true });
  if (fragment.querySelectorAll('td,th').length > maxCells) throw new RangeError('table');
  return htmlNodesToTree(fragment, options);
}

/** Whether parsing alone would take too long, or make far more elements than were written. */
function isFlood(html: string): boolean {
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  let formats = 0;
  let mostFormats = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    tags++;
    const step = slash ? -1 : 1;
    if (formatting.test(name)) mostFormats = Math.max(mostFormats, (formats = Math.max(0, formats + step)));
    if (!endless.test(name)) deepest = Math.max(deepest, (depth = Math.max(0, depth + step)));
  }
  return tags > maxTags || deepest > maxDepth || mostFormats > maxNesting || mostFormats * tags > maxRepeated;
}
