import type { DiscussionPage } from '../../model/types.js';
import { isRecord, textOf, type Foreign } from '../foreign.js';
import type { DiscussionAddress } from '../github.js';
import { SourceError } from '../source.js';

/** A comment with its replies, and with what it answers. */
export const BRANCH = `query ($id: ID!, $after: String) {
  node(id: $id) { ... on DiscussionComment {
    ...Own discussion { number repository { nameWithOwner } }
    replies(first: 100, after: $after) { ...Page nodes { ...Own } }
    replyTo { ...Own replies(first: 100) { ...Page nodes { ...Own } } }
  } }
}`;

type Call = (query: string, variables: object) => Promise<Foreign>;
type Read = (connection: unknown) => DiscussionPage;

/** The next replies of a comment. */
export async function loadReplies(id: string, cursor: string | undefined, call: Call, read: Read): Promise<DiscussionPage> {
  return read((await call(BRANCH, { id, after: cursor ?? null })).replies);
}

/** A comment of this discussion with its replies, or a reply with its siblings and what they answer. */
export async function loadAround(
  id: string,
  { owner, name, number }: DiscussionAddress,
  call: Call,
  read: Read,
): Promise<DiscussionPage> {
  const node = await call(BRANCH, { id, after: null });
  const { discussion } = node;
  const place = isRecord(discussion) && isRecord(discussion.repository) ? textOf(discussion.repository.nameWithOwner) : undefined;
  const isHere = isRecord(discussion) && discussion.number === number && place?.toLowerCase() === `${owner}/${name}`.toLowerCase();
  if (!isHere) throw new SourceError('not-found', `${id} is not of this discussion`);
  const page = read({ nodes: [isRecord(node.replyTo) ? node.replyTo : node] });
  const isThere = page.comments.some((one) => one.id === id);
  return isThere ? page : { ...page, comments: [...page.comments, ...read({ nodes: [node] }).comments] };
}
