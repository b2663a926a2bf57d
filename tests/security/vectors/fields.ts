/** Every field of a document that holds words, addresses, dates or keys of somebody else's: all of them this value. */
export function documentOfWords(value: string, at: string): unknown {
  const named = { name: value, url: value };
  const figure = { src: value, alt: value, caption: value, credit: value, width: value, height: value };
  const author = { id: value, name: value, kind: value, url: value, avatarUrl: value, badges: [value, 'author', value] };
  const hostile = {
    author,
    body: { format: value, value: `A text of ${value.length}`, source: value },
    createdAt: at,
    editedAt: at,
    lang: value,
    status: value,
    number: value,
    sensitive: { summary: value },
    origin: named,
    replyCount: value,
    reactions: [
      { key: value, label: value, count: 3, mine: true },
      { key: 'like', label: value, count: value, mine: value },
    ],
    score: value,
    pinned: value,
    url: value,
    can: { reply: true, edit: true, delete: true, react: true, report: value, moderate: value },
    editableUntil: value,
    attachments: [figure, value],
  };
  const plain = { author: 'Ann', body: 'A neighbour', createdAt: at };
  return {
    article: {
      id: value,
      url: value,
      headline: value,
      section: value,
      lang: value,
      publishedAt: at,
      modifiedAt: value,
      byline: [{ role: value, ...named }, { role: 'editor', ...named }, value],
      publisher: named,
      republishedFrom: named,
      body: { format: 'text', value },
      image: { ...figure, src: undefined },
      related: [
        { relation: value, headline: value, url: value, summary: value },
        { relation: 'next', headline: value, url: value, summary: value },
      ],
    },
    thread: {
      id: value,
      url: value,
      state: 'open',
      total: value,
      notices: [{ kind: value, text: value, url: value }, value],
      orders: [value, 'oldest', 'newest'],
      limits: { maxLength: value, maxReplyDepth: value, unit: value },
      guestFields: [{ name: value, required: value }, { name: 'name', required: value }],
      can: { reply: true, moderate: value },
      endpoint: value,
      replyUrl: value,
    },
    comments: [
      { ...plain, id: 'before' },
      { ...hostile, id: value },
      { ...hostile, id: `${value} 2`, parentId: value, createdAt: value, editedAt: value },
      { ...hostile, id: `${value} 3`, parentId: `${value} 4`, status: 'held' },
      { ...hostile, id: `${value} 5`, parentId: value, status: 'deleted' },
      { ...hostile, id: `${value} 6`, parentId: `${value} 5` },
      { ...plain, id: 'after' },
    ],
    next: undefined,
    more: [{ parentId: value, count: value, cursor: value }],
    partial: value,
  };
}

/** How many fields that is, the ones inside of others each for itself. */
export function countFields(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, one) => sum + countFields(one), 0);
}
