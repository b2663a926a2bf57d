import type { DiscussionPage } from '../model/types.js';

/** The page at a cursor and all the pages that it leads to, as one. */
export async function wholeOf(first: string, load: (cursor: string) => Promise<DiscussionPage>): Promise<DiscussionPage> {
  const pages: DiscussionPage[] = [];
  // Grows while it is gone through, and holds each page once: pages may lead back.
  const cursors = new Set([first]);
  for (const cursor of cursors) {
    const page = await load(cursor);
    pages.push(page);
    for (const link of [page.next, ...(page.more ?? []).map((more) => more.cursor)]) if (link) cursors.add(link);
  }
  const all: DiscussionPage = { ...pages[0], comments: pages.flatMap(({ comments }) => comments) };
  delete all.next;
  delete all.more;
  return all;
}
