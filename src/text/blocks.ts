import type { BodyOptions } from './options.js';
import type { SafeAttributes } from './safe-table.js';
import { element } from './safe-tree.js';
import type { SafeElement, SafeTree } from './safe-tree.js';

type Heading = 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

/** A heading of a body, below the heading of what it stands in. */
export function heading(depth: number, children: SafeTree, { headingLevel = 4 }: BodyOptions): SafeElement {
  const level = Math.max(1, Math.min(6, headingLevel + depth - 1));
  return element(`h${level}` as Heading, children);
}

/** Options that bring a body's highest heading to its level: people begin with `##` as often as with `#`. */
export function startHeadingsAt(depth: number, options: BodyOptions): BodyOptions {
  return depth > 1 ? { ...options, headingLevel: (options.headingLevel ?? 4) - depth + 1 } : options;
}

/** A block of code. It scrolls, so it takes the focus and has a name. */
export function codeBlock(text: string, language: string | undefined, { labels }: BodyOptions): SafeElement {
  const code = element('code', [text], languageClass(language));
  return element('pre', [code], { role: 'group', tabindex: '0', 'aria-label': labels?.code ?? 'Code' });
}

export function languageClass(language = ''): SafeAttributes<'code'> | undefined {
  const [word] = /^[\w+#.-]{1,30}(?=\s|$)/.exec(language) ?? [];
  return word ? { class: `language-${word}` } : undefined;
}

/** A table. It scrolls, so it takes the focus and has a name. */
export function table(head: SafeTree, body: SafeTree, { labels }: BodyOptions): SafeElement {
  const parts = [
    ...(head.length > 0 ? [element('thead', head)] : []),
    ...(body.length > 0 ? [element('tbody', body)] : []),
  ];
  return element('table', parts, { tabindex: '0', 'aria-label': labels?.table ?? 'Table' });
}

export function cell(tag: 'th' | 'td', children: SafeTree, align: string | null | undefined): SafeElement {
  return element(tag, children, align && /^(?:left|center|right)$/.test(align) ? { align } : undefined);
}

/** A box of a task list. It only shows. */
export function checkbox(isChecked: boolean, { labels }: BodyOptions): SafeElement {
  return element('input', [], {
    type: 'checkbox',
    disabled: '',
    ...(isChecked ? { checked: '' } : {}),
    'aria-label': (isChecked ? labels?.done : labels?.open) ?? (isChecked ? 'Done' : 'To do'),
  });
}
