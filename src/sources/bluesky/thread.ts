import type { CommentData, MoreReplies } from '../../model/types.js';
import { isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';
import { commentOf, goneOf, isRich, type RichText } from './post.js';

interface Reading {
  /** The post under which all comments stand. */
  root: string;
  /** The post that is not wanted itself: the root, or the one whose replies are asked for. */
  above: string;
  /** The account that looks. */
  viewer: string | undefined;
  /** Replies that the writer of the root hid. */
  hidden: ReadonlySet<string>;
  /** Told of every post. */
  seen: (uri: string, post: Foreign) => void;
  rich: RichText | undefined;
}

interface Branch {
  comments: CommentData[];
  /** Where the answer was cut. */
  more: MoreReplies[];
  /** Fewer replies came than there are, and asking again would not bring them. */
  isShort: boolean;
  /** Some posts are more than text. */
  isRich: boolean;
}

/** The comments of a node and all below it, however deep. */
export function commentsUnder(node: Foreign, { root, above, viewer, hidden, seen, rich }: Reading): Branch {
  const branch: Branch = { comments: [], more: [], isShort: false, isRich: false };
  const open: [node: Foreign, parentId: string | null][] = [[node, parentIn(node, root)]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [{ post, replies, uri, blocked }, parentId] = next;
    const id = textOf(isRecord(post) ? post.uri : uri);
    if (id === undefined) continue;
    if (!isRecord(post)) {
      branch.comments.push(goneOf(id, parentId, blocked === true ? 'blocked' : 'missing', timeIn(id)));
      continue;
    }
    seen(id, post);
    branch.isRich ||= isRich(post);
    if (id !== above) {
      const comment = commentOf(post, parentId, viewer, rich);
      branch.comments.push(hidden.has(id) ? { ...comment, status: 'hidden' } : comment);
    }
    const known = recordsOf(replies);
    const count = numberOf(post.replyCount);
    // No list at all is where the depth ended; a list that is too short is all that will come.
    if (replies === undefined && count > 0) branch.more.push({ parentId: id, count });
    else if (known.length < count) branch.isShort = true;
    for (const reply of known) open.push([reply, id === root ? null : id]);
  }
  return branch;
}

/** The comment that the node itself answers, as its writer said. */
function parentIn({ post }: Foreign, root: string): string | null {
  const record = isRecord(post) && isRecord(post.record) ? post.record : {};
  const parent = isRecord(record.reply) && isRecord(record.reply.parent) ? textOf(record.reply.parent.uri) : undefined;
  return parent === undefined || parent === root ? null : parent;
}

/** When a post was written, of which nothing but its address is left: its key begins with that, in microseconds. */
function timeIn(uri: string): string {
  let time = 0;
  for (const digit of uri.slice(-13, -2)) time = time * 32 + '234567abcdefghijklmnopqrstuvwxyz'.indexOf(digit);
  return new Date(time / 1000).toISOString();
}
