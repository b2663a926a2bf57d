/** What the toolbar does to the selected text. */
export type Format = 'bold' | 'italic' | 'quote' | 'code' | 'link';

/** Replace `start`–`end` by `text`, then select `from`–`to`. Offsets are UTF-16, as a textarea counts. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
  from: number;
  to: number;
}

/** The edit that gives the selection `format`, or takes it away where it has it. */
export function formatText(value: string, start: number, end: number, format: Format): TextEdit {
  switch (format) {
    case 'bold':
      return toggleStars(value, start, end, 2);
    case 'italic':
      return toggleStars(value, start, end, 1);
    case 'quote':
      return toggleQuote(value, start, end);
    case 'code':
      return fenceCode(value, start, end);
    case 'link':
      return makeLink(value, start, end);
  }
}

/** `*` and `**` only: `_` does nothing inside a word. One star of three is italic, two are bold. */
function toggleStars(value: string, start: number, end: number, count: 1 | 2): TextEdit {
  const selected = value.slice(start, end);
  // A marker beside a space is no marker.
  const from = selected.trim() ? start + selected.length - selected.trimStart().length : start;
  const to = selected.trim() ? end - selected.length + selected.trimEnd().length : start;
  const text = value.slice(from, to);
  const before = /\**$/.exec(value.slice(0, from))?.[0].length ?? 0;
  const after = /^\**/.exec(value.slice(to))?.[0].length ?? 0;
  const around = Math.min(before, after);
  if (count === 2 ? around >= 2 : around % 2 === 1) {
    return { start: from - count, end: to + count, text, from: from - count, to: to - count };
  }
  const stars = '*'.repeat(count);
  return { start: from, end: to, text: stars + text + stars, from: from + count, to: to + count };
}

function toggleQuote(value: string, start: number, end: number): TextEdit {
  const first = value.lastIndexOf('\n', start - 1) + 1;
  const newline = value.indexOf('\n', end);
  const last = newline < 0 ? value.length : newline;
  const lines = value.slice(first, last).split('\n');
  const isQuote = lines.every((line) => line.startsWith('>'));
  const text = lines.map((line) => (isQuote ? line.replace(/^> ?/, '') : `> ${line}`)).join('\n');
  // Written on below, a line would belong to the quote: an empty line ends it.
  const tail = !isQuote && end > start ? '\n'.repeat(2 - countNewlines(value, last)) : '';
  const to = first + text.length + tail.length;
  return { start: first, end: last, text: text + tail, from: isQuote && end > start ? first : to, to };
}

function countNewlines(value: string, at: number): number {
  return /^\n{0,2}/.exec(value.slice(at))?.[0].length ?? 0;
}

/** A word becomes `code`, several lines a block; the fence is longer than any inside. */
function fenceCode(value: string, start: number, end: number): TextEdit {
  const text = value.slice(start, end);
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  if (!text.includes('\n')) {
    const fence = '`'.repeat(longest + 1) + (longest > 0 ? ' ' : '');
    return around(start, end, fence, text, longest > 0 ? ` ${fence.trim()}` : fence);
  }
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const before = start > 0 && value[start - 1] !== '\n' ? '\n' : '';
  const after = end < value.length && value[end] !== '\n' ? '\n' : '';
  return around(start, end, `${before}${fence}\n`, text, `${text.endsWith('\n') ? '' : '\n'}${fence}${after}`);
}

/** The part that is still to be written is selected: the address, or the words where the address was selected. */
function makeLink(value: string, start: number, end: number): TextEdit {
  const text = value.slice(start, end);
  if (/^https?:\/\/\S+$/.test(text)) {
    return { start, end, text: `[](${text})`, from: start + 1, to: start + 1 };
  }
  const address = 'https://';
  const from = start + (text ? text.length + 3 : 1);
  return { start, end, text: `[${text}](${address})`, from, to: text ? from + address.length : from };
}

function around(start: number, end: number, before: string, text: string, after: string): TextEdit {
  const from = start + before.length;
  return { start, end, text: before + text + after, from, to: from + text.length };
}
