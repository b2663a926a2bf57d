import type { CommentData, DiscussionDocument } from '../../../src/model/types.js';

/** What a server might write of a comment, without its replies. */
function words({ author, body, createdAt, score }: CommentData): string {
  return (
    `<header><span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">${author.name ?? ''}</b></span> ` +
    `<time itemprop="datePublished" datetime="${createdAt}">then</time></header>` +
    (score === undefined ? '' : `<meta itemprop="upvoteCount" content="${score}">`) +
    `<div itemprop="text"><p>${body.value}</p></div>`
  );
}

const start = ({ id }: CommentData): string =>
  `<article id="comment-${id}" itemprop="comment" itemscope itemtype="https://schema.org/Comment">`;

/** Replies stand in the comment that they answer. */
export function nested(comments: readonly CommentData[], parentId: string | null = null): string {
  return comments
    .filter((one) => one.parentId === parentId)
    .map((one) => `${start(one)}${words(one)}${nested(comments, one.id)}</article>`)
    .join('');
}

/** Lists in lists, as blog themes write them: replies stand beside what they answer. */
export function listed(comments: readonly CommentData[], parentId: string | null = null): string {
  const items = comments.filter((one) => one.parentId === parentId);
  if (items.length === 0) return '';
  return `<ol>${items.map((one) => `<li>${start(one)}${words(one)}</article>${listed(comments, one.id)}</li>`).join('')}</ol>`;
}

/** One after the other; replies name what they answer. */
export function flat(comments: readonly CommentData[]): string {
  return comments
    .map((one) => `${start(one)}${one.parentId === null ? '' : `<link itemprop="parentItem" href="#comment-${one.parentId}">`}${words(one)}</article>`)
    .join('');
}

/** A page at an address of its own. Ends with the test run. */
export function pageOf({ comments }: DiscussionDocument, write = nested): string {
  const html = `<!doctype html><html lang="en"><title>A story</title><section id="talk">${write(comments)}</section></html>`;
  return URL.createObjectURL(new Blob([html], { type: 'text/html' }));
}
