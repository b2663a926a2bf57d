import type { DiscussionPage } from '../model/types.js';
import { isRecord } from './foreign.js';
import { loadPart } from './http.js';
import type { LoadQuery } from './source.js';

/** For what cannot be asked for a part: the page at a cursor, or, where more is asked for than that, all that there is. */
export async function pageOf(
  { cursor, order, parentId, aroundId, status }: LoadQuery,
  first: string,
  load: (cursor: string) => Promise<DiscussionPage>,
): Promise<DiscussionPage> {
  const part = (order ?? 'oldest') !== 'oldest' || (parentId ?? aroundId ?? status) !== undefined;
  if (cursor !== undefined || !part) return load(cursor ?? first);
  const { wholeOf } = await loadPart(import('./whole.js'));
  const page = await wholeOf(first, load);
  return status ? { ...page, comments: page.comments.filter((one) => isRecord(one) && one.status === status) } : page;
}
