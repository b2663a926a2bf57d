import { Lexer, Tokenizer } from 'marked';
import type { Tokens, TokensList } from 'marked';
import { addressLength, addressPattern, longestAddress as longest } from './links.js';

/** Levels of lists, quotes and emphasis inside one another. */
const maxNesting = 100;
const maxCells = 5000;
/** Characters that may be looked at again and again: bounds the time that a hostile text can take. */
const maxWork = 3_000_000;
/** A character of a list, a quote or a possible emphasis costs about as much as so many others. */
const highCost = 16;
/** What makes a token of its own costs at least so much. */
const tokenCost = 500;

/** Anchored, so that it gives up at once. */
const never = /^(?!)/;
/** A line that begins with more than 100 markers of quotes and lists. */
const tooManyMarkers = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])){101}/m;
/** What may be a reference link, in linear time. */
const reflinkSearch = /!?\[[^[\]\\]{1,999}\](?:\[[^[\]\\]{0,999}\])?(?!\()/g;
const stop = new RegExp(String.raw`${addressPattern}|[\\<!\[\x60*_~\n]`, 'giu');
const lineBreak = /^(?:[ \t]*|\\)\n[ \t]*/;

/**
 * Marked's tokenizer, in linear time where strangers could make it take minutes: bare addresses are not searched for
 * (`addLinkedText` does), HTML is text, and nesting, tables and repeated looking are bounded. Throws beyond a bound.
 */
class StrictTokenizer extends Tokenizer {
  #nesting = 0;
  #work = 0;

  override html(): undefined {}
  override tag(): undefined {}
  override url(): undefined {}

  override br(src: string): Tokens.Br | undefined {
    const raw = lineBreak.exec(src)?.[0];
    return raw === undefined ? undefined : { type: 'br', raw };
  }

  /** Text up to the next mark. A bare address is text with all its marks. */
  override inlineText(src: string): Tokens.Text {
    let end = src.length;
    stop.lastIndex = 0;
    for (let match = stop.exec(src); match; match = stop.exec(src)) {
      const { 0: found, index } = match;
      if (found.length > 1) {
        stop.lastIndex = index + (addressLength(src, index, found) || (found.length > longest ? found.length : 1));
      } else if (index > 0) {
        end = index;
        break;
      } else if (found === '`' || found === '~') {
        while (src[stop.lastIndex] === found) stop.lastIndex++;
      }
    }
    if (src[end] === '\n') while (end > 1 && ' \t'.includes(src[end - 1] ?? '')) end--;
    const raw = src.slice(0, end);
    return { type: 'text', raw, text: raw };
  }

  override table(src: string): Tokens.Table | undefined {
    const [header = '', delimiters = ''] = src.split('\n', 2);
    if (/^[ |:-]+$/.test(delimiters)) {
      const rows = paragraphOf(src).split('\n').length;
      if (rows * header.split('|').length > maxCells) throw new RangeError('table');
    }
    return super.table(src);
  }

  /** Looks through its whole paragraph, and in a list at every line of it. */
  override lheading(src: string): Tokens.Heading | undefined {
    this.#spend(paragraphOf(src).length);
    return super.lheading(src);
  }

  override blockquote(src: string): Tokens.Blockquote | undefined {
    if (!/^ {0,3}>/.test(src)) return undefined;
    // Every line that goes on without a mark makes marked begin again with all that follows.
    const resumed = paragraphOf(src).match(/\n(?! {0,3}>).*\n {0,3}>/g)?.length ?? 0;
    if (resumed > maxNesting) throw new RangeError('quote');
    return this.#inside(src, () => super.blockquote(src));
  }

  override list(src: string): Tokens.List | undefined {
    // One inside of another is looked through line by line, before anything is known about its own lists.
    if (this.#nesting > 0) this.#spend(src.length * 4);
    return this.#inside('', () => super.list(src));
  }

  override emStrong(src: string, masked: string, before = ''): Tokens.Em | Tokens.Strong | undefined {
    const opens = /^(?:\*+|_+)(?=([\p{L}\p{N}])?)(?!\s|$)/u.exec(src);
    if (!opens || (opens[1] && src[0] === '_' && /[\p{L}\p{N}]/u.test(before))) return undefined;
    return this.#inside(src, () => super.emStrong(src, masked, before));
  }

  override del(src: string, masked: string, before?: string): Tokens.Del | undefined {
    return src[0] === '~' ? this.#inside(src, () => super.del(src, masked, before)) : undefined;
  }

  override link(src: string): Tokens.Link | Tokens.Image | undefined {
    if (!/^!?\[/.test(src)) return undefined;
    const link = this.#inside(src, () => super.link(src), 1);
    // It has a text of its own, and an address.
    if (link) this.#spend(tokenCost);
    return link;
  }

  override codespan(src: string): Tokens.Codespan | undefined {
    return src[0] === '`' ? this.#inside(src, () => super.codespan(src), 1) : undefined;
  }

  /** @param searched what has been looked through when there is no token */
  #inside<T extends { raw: string } | undefined>(searched: string, tokenize: () => T, cost = highCost): T {
    if (++this.#nesting > maxNesting) throw new RangeError('nesting');
    const token = tokenize();
    this.#nesting--;
    this.#spend(tokenCost + (token?.raw ?? searched).length * cost);
    return token;
  }

  #spend(work: number): void {
    this.#work += work;
    if (this.#work > maxWork) throw new RangeError('work');
  }
}

/** Up to the first blank line. */
function paragraphOf(src: string): string {
  const end = src.search(/\n[ \t]*(?:\n|$)/);
  return end < 0 ? src : src.slice(0, end);
}

/** The tokens of a text in GFM, where a line end is a line break. Throws on what is too deep, too big or too costly. */
export function lex(value: string): TokensList {
  if (tooManyMarkers.test(value)) throw new RangeError('nesting');
  const tokenizer = new StrictTokenizer();
  const lexer = new Lexer({ gfm: true, breaks: true, tokenizer });
  const { other, block, inline } = tokenizer.rules;
  tokenizer.rules = { other, block: { ...block, html: never }, inline: { ...inline, tag: never, reflinkSearch } };
  return lexer.lex(value);
}
