/** All that a stranger's words can become: every element, and the attributes it may carry. */
export const safeTable = {
  p: [],
  br: [],
  strong: [],
  em: [],
  del: [],
  sub: [],
  sup: [],
  code: ['class'],
  pre: ['role', 'tabindex', 'aria-label'],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  table: ['tabindex', 'aria-label'],
  thead: [],
  tbody: [],
  tr: [],
  th: ['align'],
  td: ['align'],
  a: ['href', 'rel', 'class'],
  figure: [],
  figcaption: [],
  img: ['alt', 'loading', 'decoding', 'referrerpolicy', 'src'],
  input: ['type', 'disabled', 'checked', 'aria-label'],
} as const satisfies Record<string, readonly string[]>;

export type SafeTag = keyof typeof safeTable;

export type SafeAttributes<Tag extends SafeTag = SafeTag> = Readonly<
  Partial<Record<(typeof safeTable)[Tag][number], string>>
>;
