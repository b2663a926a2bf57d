import type { MadePost, WordPressServer } from './wordpress-server.js';

let posts = 0;

/** A post with a name of its own, so that each test has its own. */
export function makePost(server: WordPressServer, comments: readonly object[], post: object = {}): Promise<MadePost> {
  posts += 1;
  const own = { post_title: `Post ${posts}`, post_name: `post-${posts}`, post_content: 'Words of the post.' };
  return server.makePost({ ...own, ...post }, comments);
}

/** A comment as WordPress stores it; `minute` keeps order. */
export function row(key: string, parent: string | number | undefined, minute: number, more: object = {}): object {
  const time = new Date(Date.UTC(2024, 4, 1, 10, minute)).toISOString().slice(0, 19).replace('T', ' ');
  return {
    key,
    ...(parent !== undefined && { parent }),
    comment_author: `Writer ${key}`,
    comment_content: `Words of ${key}.`,
    comment_date: time,
    comment_date_gmt: time,
    ...more,
  };
}

/** Four at the top, replies three deep. */
export function fewRows(): object[] {
  return [
    row('a', undefined, 1),
    row('b', undefined, 2),
    row('a1', 'a', 3),
    row('c', undefined, 4),
    row('a11', 'a1', 5),
    row('d', undefined, 6),
    row('b1', 'b', 7),
    row('a111', 'a11', 8),
  ];
}

/** More than WordPress gives at once, and more replies to one comment than that, too. */
export function manyRows(): object[] {
  const replies = Array.from({ length: 104 }, (_, index) => row(`r${index}`, 'b', 10 + index));
  return [...fewRows(), ...replies, row('deep', 'r50', 200), row('e', undefined, 201)];
}
