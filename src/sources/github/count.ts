import { isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import type { DiscussionAddress } from '../github.js';
import { SourceError } from '../source.js';

/** Discussions in one query. */
const BATCH = 20;

interface Counting {
  url: string;
  address: DiscussionAddress;
  after: string | null;
  count: number;
}

/** Comments and their replies; a hundred comments of many discussions at once, until all are counted. */
export async function countDiscussions(
  urls: readonly string[],
  addressOf: (url: string) => DiscussionAddress,
  ask: (query: string, variables: object) => Promise<Foreign>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let open = [...new Set(urls)].flatMap((url): Counting[] => {
    try {
      return [{ url, address: addressOf(url), after: null, count: 0 }];
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return [];
    }
  });
  while (open.length > 0) {
    const batch = open.splice(0, BATCH);
    const variables = batch.flatMap(({ address: { owner, name, number }, after }, at) => [
      ...Object.entries({ [`owner${at}`]: owner, [`name${at}`]: name, [`number${at}`]: number, [`after${at}`]: after }),
    ]);
    const data = await ask(countQuery(batch.length), Object.fromEntries(variables));
    const again = batch.flatMap((counting, at) => next(counting, data[`_${at}`], counts));
    open = [...again, ...open];
  }
  return counts;
}

/** Adds a page; what is to be asked for yet. */
function next({ url, address, count }: Counting, repository: unknown, counts: Map<string, number>): Counting[] {
  const discussion = isRecord(repository) ? repository.discussion : undefined;
  const comments = isRecord(discussion) ? discussion.comments : undefined;
  // One that is not there is left out.
  if (!isRecord(comments)) return [];
  const nodes = recordsOf(comments.nodes);
  const replies = nodes.reduce((sum, node) => sum + (isRecord(node.replies) ? numberOf(node.replies.totalCount) : 0), 0);
  const sum = count + nodes.length + replies;
  const info: Foreign = isRecord(comments.pageInfo) ? comments.pageInfo : {};
  const after = info.hasNextPage === true ? textOf(info.endCursor) : undefined;
  if (after !== undefined) return [{ url, address, after, count: sum }];
  counts.set(url, sum);
  return [];
}

/** The query that counts so many discussions at once. */
export function countQuery(size: number): string {
  const all = Array.from({ length: size }, (_, at) => at);
  const variables = all.map((at) => `$owner${at}: String!, $name${at}: String!, $number${at}: Int!, $after${at}: String`);
  const fields = all.map(
    (at) => `_${at}: repository(owner: $owner${at}, name: $name${at}) { discussion(number: $number${at}) {
      comments(first: 100, after: $after${at}) { ...Page nodes { replies { totalCount } } }
    } }`,
  );
  return `query (${variables.join(', ')}) { ${fields.join('\n')} }`;
}
