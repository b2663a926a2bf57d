import { GraphQLError } from 'graphql';
import { Reply, startBackend, type Backend } from '../backend.js';
import { recorded } from '../recorded.js';
import { execute } from './schema.js';

const CONTENTS = ['THUMBS_UP', 'THUMBS_DOWN', 'LAUGH', 'HOORAY', 'CONFUSED', 'HEART', 'ROCKET', 'EYES'];

export interface Comment {
  id: string;
  body: string;
  reactions: Record<string, number>;
  mine?: string[];
  replies: Comment[];
  deletedAt: string | null;
  isMinimized: boolean;
  [field: string]: unknown;
}

export interface Discussion {
  id: string;
  number: number;
  locked: boolean;
  comments: Comment[];
  [field: string]: unknown;
}

interface Page {
  first?: number;
  after?: string | null;
}

interface Mutation {
  input: { body: string; replyToId?: string; commentId: string; id: string; subjectId: string; content: string; classifier?: string };
}

export function discussion(): Discussion {
  return recorded('github/discussion') as Discussion;
}

/** A comment of the account that asks, which may do everything with it. */
export function aComment(id: string, body: string, minute: number): Comment {
  const [first] = discussion().comments;
  const rights = { viewerDidAuthor: true, viewerCanUpdate: true, viewerCanDelete: true, viewerCanMinimize: true };
  const createdAt = `2024-05-01T12:${String(minute % 60).padStart(2, '0')}:00Z`;
  return { ...first!, ...rights, id, body, bodyHTML: `<p>${body}</p>`, createdAt, author: actor('bo'), reactions: {}, replies: [] };
}

/** GitHub's GraphQL with one discussion, over the public schema: each query is checked and executed. `token` '' = for all, as behind a proxy. */
export function startGitHub(one = discussion(), size = 100, token = 'bo'): Promise<Backend> {
  const root = rootOf(one, size);
  return startBackend(async ({ headers, body }) => {
    if (token && headers.authorization !== `Bearer ${token}`) {
      return new Reply(401, { message: headers.authorization ? 'Bad credentials' : 'Requires authentication', status: '401' });
    }
    const { query, variables } = body as { query: string; variables: Record<string, unknown> };
    return execute(query, variables, root);
  });
}

function actor(login: string): object {
  return { __typename: 'User', login, url: `https://github.com/${login}`, avatarUrl: `https://avatars.example/${login}.png` };
}

function rootOf(one: Discussion, size: number): object {
  const find = (id: string): [comment: Comment, parent: Comment | undefined] => {
    for (const top of one.comments) {
      if (top.id === id) return [top, undefined];
      const reply = top.replies.find((each) => each.id === id);
      if (reply) return [reply, top];
    }
    throw notFound(`Could not resolve to a node with the global id of '${id}'.`);
  };
  const shown = (id: string): object => view(find(id)[0], find(id)[1], discussionOf(), size);
  const discussionOf = (): object => ({
    ...one,
    repository: { nameWithOwner: 'harbour/tides' },
    comments: connectionOf(one.comments, (comment) => view(comment, undefined, discussionOf(), size), size),
  });
  let made = 0;
  const react = (on: boolean) => ({ input: { subjectId, content } }: Mutation): object => {
    const [comment] = find(subjectId);
    const mine = new Set(comment.mine);
    const step = Number(on) - Number(mine.has(content));
    comment.reactions[content] = (comment.reactions[content] ?? 0) + step;
    if (on) mine.add(content);
    else mine.delete(content);
    comment.mine = [...mine];
    return { subject: shown(subjectId) };
  };
  const minimize = (on: boolean) => ({ input: { subjectId } }: Mutation): object => {
    find(subjectId)[0].isMinimized = on;
    return { [on ? 'minimizedComment' : 'unminimizedComment']: shown(subjectId) };
  };
  return {
    viewer: actor('bo'),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      if (`${owner}/${name}`.toLowerCase() !== 'harbour/tides') throw notFound(`Could not resolve to a Repository with the name '${owner}/${name}'.`);
      return {
        discussion: ({ number }: { number: number }) => {
          if (number !== one.number) throw notFound(`Could not resolve to a Discussion with the number of ${number}.`);
          return discussionOf();
        },
      };
    },
    node: ({ id }: { id: string }) => shown(id),
    addDiscussionComment: ({ input: { body, replyToId } }: Mutation) => {
      if (one.locked) throw new GraphQLError('The discussion is locked.', { extensions: { type: 'FORBIDDEN' } });
      if (body.length > 65_536) throw new GraphQLError('Body is too long (maximum is 65536 characters)', { extensions: { type: 'UNPROCESSABLE' } });
      if (!body.trim()) throw new GraphQLError("Body can't be blank", { extensions: { type: 'UNPROCESSABLE' } });
      const [parent, above] = replyToId ? find(replyToId) : [];
      if (above) throw new GraphQLError('Parent comment is already in a thread, cannot reply to it', { extensions: { type: 'UNPROCESSABLE' } });
      const comment = aComment(`DC_9${++made}`, body, 30 + made);
      (parent?.replies ?? one.comments).push(comment);
      return { comment: shown(comment.id) };
    },
    updateDiscussionComment: ({ input: { commentId, body } }: Mutation) => {
      Object.assign(find(commentId)[0], { body, bodyHTML: `<p>${body}</p>`, lastEditedAt: '2024-05-02T00:00:00Z' });
      return { comment: shown(commentId) };
    },
    deleteDiscussionComment: ({ input: { id } }: Mutation) => {
      const [comment, parent] = find(id);
      const comment_ = shown(id);
      const list = parent?.replies ?? one.comments;
      if (comment.replies.length > 0) comment.deletedAt = '2024-05-02T00:00:00Z';
      else list.splice(list.indexOf(comment), 1);
      return { comment: comment_ };
    },
    addReaction: react(true),
    removeReaction: react(false),
    minimizeComment: minimize(true),
    unminimizeComment: minimize(false),
  };
}

function view(comment: Comment, parent: Comment | undefined, discussion: object, size: number): object {
  return {
    ...comment,
    discussion,
    replyTo: parent ? () => view(parent, undefined, discussion, size) : null,
    reactionGroups: CONTENTS.map((content) => ({
      content,
      viewerHasReacted: comment.mine?.includes(content) ?? false,
      reactors: { totalCount: comment.reactions[content] ?? 0 },
    })),
    replies: connectionOf(comment.replies, (reply) => view(reply, comment, discussion, size), size),
  };
}

function connectionOf<T>(all: readonly T[], toNode: (one: T) => object, size: number) {
  return ({ first = 100, after }: Page): object => {
    const start = after ? Number(after) : 0;
    const end = Math.min(start + Math.min(first, size), all.length);
    return {
      totalCount: all.length,
      pageInfo: { hasNextPage: end < all.length, endCursor: String(end) },
      nodes: all.slice(start, end).map(toNode),
    };
  };
}

function notFound(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } });
}
