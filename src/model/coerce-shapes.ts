import { listOf, recordOf } from './coerce-record.js';
import {
  oneOf,
  readCount,
  readFlag,
  readLanguage,
  readName,
  readNumber,
  readText,
  readTime,
} from './coerce-values.js';
import type {
  ArticleData,
  AuthorData,
  BodyData,
  BylineEntry,
  CommentData,
  DiscussionPage,
  FigureData,
  GuestField,
  MoreReplies,
  NoticeData,
  Permissions,
  ReactionData,
  RelatedStory,
  ThreadData,
} from './types.js';

/** An unknown format is text, since text is safe whatever it holds. */
const readBody = recordOf<BodyData>(
  { format: oneOf('markdown', 'html', 'text'), value: readText, source: readText },
  { plain: 'value', defaults: () => ({ format: 'text', value: '' }) },
);

const readAuthor = recordOf<AuthorData>(
  {
    id: readText,
    name: readName,
    kind: oneOf('member', 'guest', 'anonymous', 'bot', 'removed'),
    url: readText,
    avatarUrl: readText,
    badges: listOf(readName, 10),
  },
  { plain: 'name', defaults: ({ id, name }) => ({ kind: id ? 'member' : name ? 'guest' : 'anonymous' }) },
);

const readFigure = recordOf<FigureData>(
  { src: readText, alt: readText, caption: readText, credit: readText, width: readCount, height: readCount },
  { needs: 'src', plain: 'src', defaults: () => ({ alt: '' }) },
);

/** Somebody or something with a name and perhaps a page. */
const readNamed = recordOf<{ name: string; url?: string }>(
  { name: readName, url: readText },
  { needs: 'name', plain: 'name' },
);

const readPermissions = recordOf<Permissions>({
  reply: readFlag,
  edit: readFlag,
  delete: readFlag,
  react: readFlag,
  report: readFlag,
  moderate: readFlag,
});

export const readReaction = recordOf<ReactionData>(
  { key: readText, label: readName, count: readCount, mine: readFlag },
  { needs: 'key', defaults: ({ key = '' }) => ({ label: key, count: 0, mine: false }) },
);

const readNotice = recordOf<NoticeData>(
  { kind: oneOf('moderation', 'policy', 'closed', 'info'), text: readText, url: readText },
  { needs: 'text', plain: 'text', defaults: () => ({ kind: 'info' }) },
);

const readGuestField = recordOf<GuestField>(
  { name: oneOf('name', 'email', 'url'), required: readFlag },
  { needs: 'name', plain: 'name', defaults: () => ({ required: false }) },
);

const readBylineEntry = recordOf<BylineEntry>(
  { role: oneOf('author', 'poster', 'editor', 'translator', 'photographer'), name: readName, url: readText },
  { needs: 'name', plain: 'name', defaults: () => ({ role: 'author' }) },
);

const readRelated = recordOf<RelatedStory>(
  { relation: oneOf('previous', 'next', 'related'), headline: readText, url: readText, summary: readText },
  { needs: 'headline', defaults: () => ({ relation: 'related' }) },
);

const readMore = recordOf<MoreReplies>(
  { parentId: readText, count: readCount, cursor: readText },
  { needs: 'parentId' },
);

const readState = oneOf('open', 'readonly', 'closed');
const readStatus = oneOf('published', 'pending', 'held', 'spam', 'hidden', 'blocked', 'deleted', 'missing');

export const readComment = recordOf<CommentData>(
  {
    id: readText,
    parentId: readText,
    author: readAuthor,
    body: readBody,
    createdAt: readTime,
    editedAt: readTime,
    lang: readLanguage,
    status: readStatus,
    number: readName,
    // What was meant as a warning stays one, whatever its shape.
    sensitive: recordOf({ summary: readText }, { plain: 'summary', defaults: () => ({ summary: '' }) }),
    origin: readNamed,
    replyCount: readCount,
    reactions: listOf(readReaction),
    score: readNumber,
    pinned: readFlag,
    url: readText,
    can: readPermissions,
    editableUntil: readTime,
    attachments: listOf(readFigure),
  },
  {
    needs: 'id',
    defaults: () => ({
      parentId: null,
      author: { kind: 'anonymous' },
      body: { format: 'text', value: '' },
      createdAt: '',
      status: 'published',
    }),
  },
);

/** Without an id the address is the id, then ''. */
export const readThread = recordOf<ThreadData>(
  {
    id: readText,
    url: readText,
    // A state that is not known does not invite to write.
    state: (value, ...rest) => readState(value, ...rest) ?? (value == null ? undefined : 'readonly'),
    total: readCount,
    notices: listOf(readNotice),
    orders: listOf(oneOf('oldest', 'newest', 'top')),
    limits: recordOf<NonNullable<ThreadData['limits']>>({
      maxLength: readCount,
      maxReplyDepth: readCount,
      unit: readText,
    }),
    guestFields: listOf(readGuestField),
    viewer: readAuthor,
    can: readPermissions,
    endpoint: readText,
    replyUrl: readText,
    origin: readNamed,
  },
  { defaults: ({ url = '' }) => ({ id: url, state: 'open' }) },
);

export const readArticle = recordOf<ArticleData>(
  {
    id: readText,
    url: readText,
    headline: readText,
    section: readText,
    lang: readLanguage,
    publishedAt: readTime,
    modifiedAt: readTime,
    byline: listOf(readBylineEntry),
    publisher: readNamed,
    republishedFrom: readNamed,
    body: readBody,
    image: readFigure,
    related: listOf(readRelated),
  },
  { defaults: ({ url = '' }) => ({ id: url, headline: '' }) },
);

export const readComments = listOf(readComment, Infinity);

export const readPage = recordOf<DiscussionPage>(
  {
    article: readArticle,
    thread: readThread,
    comments: readComments,
    next: readText,
    more: listOf(readMore, Infinity),
    partial: oneOf('depth', 'limit', 'federation'),
  },
  { defaults: () => ({ comments: [] }) },
);
