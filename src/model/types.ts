/**
 * The data of a discussion. Ids and cursors are opaque strings, times are ISO 8601 with offset.
 * These shapes are what the library works with after `coerce`; foreign input may be anything.
 */

/** How the top level is sorted; replies are oldest first in every order. */
export type Order = 'oldest' | 'newest' | 'top';

/** `html` is untrusted whoever sent it; `source` is what the author typed, where the backend keeps it. */
export interface BodyData {
  format: 'markdown' | 'html' | 'text';
  value: string;
  source?: string;
}

export interface AuthorData {
  id?: string;
  /** Absent = anonymous. */
  name?: string;
  kind: 'member' | 'guest' | 'anonymous' | 'bot' | 'removed';
  url?: string;
  avatarUrl?: string;
  /** 'author', 'staff', … or any word of the backend's. */
  badges?: string[];
}

export interface FigureData {
  src: string;
  alt: string;
  caption?: string;
  credit?: string;
  width?: number;
  height?: number;
}

export interface ReactionData {
  key: string;
  label: string;
  count: number;
  mine: boolean;
}

/** What the viewer may do with a comment or thread. An absent right has the default of the contract: see `rights.ts`. */
export interface Permissions {
  reply?: boolean;
  edit?: boolean;
  delete?: boolean;
  react?: boolean;
  report?: boolean;
  moderate?: boolean;
}

export type CommentStatus =
  'published' | 'pending' | 'held' | 'spam' | 'hidden' | 'blocked' | 'deleted' | 'missing';

export interface CommentData {
  id: string;
  /** The true parent, whatever depth is shown; `null` at the top level. */
  parentId: string | null;
  author: AuthorData;
  body: BodyData;
  createdAt: string;
  editedAt?: string;
  /** BCP 47. */
  lang?: string;
  status: CommentStatus;
  /** The backend's own number; wins over the one that is counted here. */
  number?: string;
  /** Content warning. */
  sensitive?: { summary: string };
  /** Where the comment comes from, when a thread has several sources. */
  origin?: { name: string; url?: string };
  /** Direct replies at the backend; may exceed what is loaded. */
  replyCount?: number;
  reactions?: ReactionData[];
  score?: number;
  pinned?: boolean;
  /** The comment at its source. */
  url?: string;
  can?: Permissions;
  editableUntil?: string;
  attachments?: FigureData[];
}

export interface NoticeData {
  kind: 'moderation' | 'policy' | 'closed' | 'info';
  text: string;
  url?: string;
}

export interface GuestField {
  name: 'name' | 'email' | 'url';
  required: boolean;
}

export type ThreadState = 'open' | 'readonly' | 'closed';

export interface ThreadData {
  id: string;
  /** The page for people. */
  url?: string;
  state: ThreadState;
  /** What the backend says; may exceed what is loaded. */
  total?: number;
  notices?: NoticeData[];
  orders?: Order[];
  limits?: { maxLength?: number; maxReplyDepth?: number; unit?: string };
  /** Absent = a name, optional. */
  guestFields?: GuestField[];
  viewer?: AuthorData;
  can?: Permissions;
  /** Where to write when it is not `src`; same origin as `src` only. */
  endpoint?: string;
  /** Posting happens elsewhere: "Reply on …". */
  replyUrl?: string;
  /** The place where the discussion is held, when that has another name than its host: "Mastodon". */
  origin?: { name: string; url?: string };
}

export interface BylineEntry {
  role: 'author' | 'poster' | 'editor' | 'translator' | 'photographer';
  name: string;
  url?: string;
}

export interface RelatedStory {
  relation: 'previous' | 'next' | 'related';
  headline: string;
  url?: string;
  summary?: string;
}

export interface ArticleData {
  id: string;
  url?: string;
  headline: string;
  section?: string;
  lang?: string;
  publishedAt?: string;
  modifiedAt?: string;
  byline?: BylineEntry[];
  publisher?: { name: string; url?: string };
  republishedFrom?: { name: string; url?: string };
  body?: BodyData;
  image?: FigureData;
  related?: RelatedStory[];
}

/** What a static JSON file holds and `GET src` answers. Comments come in any order. */
export interface DiscussionDocument {
  article?: ArticleData;
  thread: ThreadData;
  comments: CommentData[];
  /** Cursor of the next page; a static file may give a relative URL. */
  next?: string;
}

/** Replies that the backend holds back. */
export interface MoreReplies {
  parentId: string;
  count?: number;
  cursor?: string;
}

/** One answer of a source. */
export interface DiscussionPage {
  article?: ArticleData;
  thread?: ThreadData;
  comments: CommentData[];
  next?: string;
  more?: MoreReplies[];
  /** The backend cannot give everything: said on screen. */
  partial?: 'depth' | 'limit' | 'federation';
}

/** What a person sends. `key` is the idempotency key: the same key again is the same comment. */
export interface DraftData {
  threadId: string;
  parentId: string | null;
  body: BodyData;
  author?: { name?: string; email?: string; url?: string };
  key: string;
}
