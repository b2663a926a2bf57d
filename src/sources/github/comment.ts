import type { ArticleData, AuthorData, CommentData, ReactionData } from '../../model/types.js';
import { given, idOf, isRecord, numberOf, recordsOf, textOf, type Foreign } from '../foreign.js';

/** GitHub's reactions, in its order. */
const EMOJI = new Map([
  ['THUMBS_UP', '👍'],
  ['THUMBS_DOWN', '👎'],
  ['LAUGH', '😄'],
  ['HOORAY', '🎉'],
  ['CONFUSED', '😕'],
  ['HEART', '❤️'],
  ['ROCKET', '🚀'],
  ['EYES', '👀'],
]);
const STAFF = ['OWNER', 'MEMBER', 'COLLABORATOR'];

interface Viewpoint {
  /** Whether what the viewer may do is of use: they can write. */
  canWrite: boolean;
  /** Who started the discussion. */
  starter: string | undefined;
}

/** `undefined` for what has no id. Replies of replies there are none: GitHub has two levels. */
export function commentOf(node: Foreign, { canWrite, starter }: Viewpoint): CommentData | undefined {
  const id = idOf(node.id);
  if (id === undefined) return undefined;
  const isDeleted = textOf(node.deletedAt) !== undefined;
  const reactions = reactionsOf(node, canWrite && node.viewerCanReact === true);
  const score = numberOf(node.upvoteCount);
  return {
    id,
    parentId: isRecord(node.replyTo) ? (idOf(node.replyTo.id) ?? null) : null,
    author: isDeleted ? { kind: 'removed' } : authorOf(node.author, badgesOf(node, starter)),
    body: { format: 'html', value: isDeleted ? '' : (textOf(node.bodyHTML) ?? ''), ...given({ source: isDeleted ? undefined : textOf(node.body) }) },
    createdAt: textOf(node.createdAt) ?? '',
    status: isDeleted ? 'deleted' : node.isMinimized === true ? 'hidden' : 'published',
    ...given({
      editedAt: textOf(node.lastEditedAt),
      url: textOf(node.url),
      score: score > 0 ? score : undefined,
      reactions: reactions.length > 0 ? reactions : undefined,
      can: canWrite ? rightsOf(node) : undefined,
    }),
  };
}

export function articleOf(node: Foreign, url: string): ArticleData {
  const { name, url: page } = authorOf(node.author);
  return {
    id: url,
    url,
    headline: textOf(node.title) ?? '',
    body: { format: 'html', value: textOf(node.bodyHTML) ?? '' },
    ...given({
      publishedAt: textOf(node.createdAt),
      modifiedAt: textOf(node.lastEditedAt),
      byline: name === undefined ? undefined : [{ role: 'poster' as const, name, ...given({ url: page }) }],
    }),
  };
}

/** No author is an account that was deleted. */
export function authorOf(actor: unknown, badges: readonly string[] = []): AuthorData {
  if (!isRecord(actor)) return { kind: 'removed' };
  const login = textOf(actor.login);
  return {
    kind: actor.__typename === 'Bot' ? 'bot' : 'member',
    ...given({ id: login, name: login, url: textOf(actor.url), avatarUrl: textOf(actor.avatarUrl) }),
    ...(badges.length > 0 && { badges: [...badges] }),
  };
}

/** Those that somebody used; one who may react finds the first one in any case. */
export function reactionsOf({ reactionGroups }: Foreign, canReact: boolean): ReactionData[] {
  return recordsOf(reactionGroups).flatMap(({ content, viewerHasReacted, reactors }) => {
    const key = textOf(content) ?? '';
    const label = EMOJI.get(key);
    const count = isRecord(reactors) ? numberOf(reactors.totalCount) : 0;
    const isShown = count > 0 || (canReact && key === 'THUMBS_UP');
    return label && isShown ? [{ key, label, count, mine: viewerHasReacted === true }] : [];
  });
}

function badgesOf({ author, authorAssociation, isAnswer }: Foreign, starter: string | undefined): string[] {
  return [
    ...(starter !== undefined && isRecord(author) && author.login === starter ? ['author'] : []),
    ...(STAFF.includes(textOf(authorAssociation) ?? '') ? ['staff'] : []),
    ...(isAnswer === true ? ['✓'] : []),
  ];
}

function rightsOf(node: Foreign): NonNullable<CommentData['can']> {
  return {
    edit: node.viewerCanUpdate === true,
    delete: node.viewerCanDelete === true,
    react: node.viewerCanReact === true,
    moderate: node.viewerCanMinimize === true,
  };
}
