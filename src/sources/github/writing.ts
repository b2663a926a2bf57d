import type { BodyData, CommentData, CommentStatus, DraftData, ReactionData } from '../../model/types.js';
import type { Foreign } from '../foreign.js';
import type { GitHubCall } from '../github.js';
import { stopIfAborted } from '../http.js';
import { SourceError, type SourceContext } from '../source.js';

const POST = `mutation ($input: AddDiscussionCommentInput!) {
  addDiscussionComment(input: $input) { comment { ...Own } }
}`;
const EDIT = `mutation ($input: UpdateDiscussionCommentInput!) {
  updateDiscussionComment(input: $input) { comment { ...Own } }
}`;
const REMOVE = `mutation ($input: DeleteDiscussionCommentInput!) {
  deleteDiscussionComment(input: $input) { comment { id } }
}`;
const HIDE = `mutation ($input: MinimizeCommentInput!) {
  minimizeComment(input: $input) { minimizedComment { ... on DiscussionComment { ...Own } } }
}`;
const SHOW = `mutation ($input: UnminimizeCommentInput!) {
  unminimizeComment(input: $input) { unminimizedComment { ... on DiscussionComment { ...Own } } }
}`;
const reaction = (act: 'add' | 'remove'): string => `mutation ($input: ${act === 'add' ? 'Add' : 'Remove'}ReactionInput!) {
  ${act}Reaction(input: $input) { subject { reactionGroups { content viewerHasReacted reactors { totalCount } } } }
}`;

interface Account {
  call: GitHubCall;
  comment: (node: Foreign) => CommentData | undefined;
  reactions: (node: Foreign) => ReactionData[];
  /** The id of the discussion. */
  discussion: (context: SourceContext) => Promise<string>;
}

/** What the account of the token does to a discussion. GitHub does not know a draft again: what was answered is kept here. */
export class GitHubWriting {
  readonly #account: Account;
  /** By the key of the draft. */
  readonly #posted = new Map<string, CommentData>();

  constructor(account: Account) {
    this.#account = account;
  }

  async post({ parentId, body, key }: DraftData, context: SourceContext): Promise<CommentData> {
    stopIfAborted(context.signal);
    const known = this.#posted.get(key);
    if (known) return known;
    const discussionId = await this.#account.discussion(context);
    const input = { discussionId, body: body.value, ...(parentId !== null && { replyToId: parentId }) };
    const comment = this.#comment(await this.#account.call(POST, { input }, 'addDiscussionComment.comment', context));
    this.#posted.set(key, comment);
    return comment;
  }

  async edit(commentId: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    const input = { commentId, body: body.value };
    return this.#comment(await this.#account.call(EDIT, { input }, 'updateDiscussionComment.comment', context));
  }

  async remove(id: string, context: SourceContext): Promise<void> {
    await this.#account.call(REMOVE, { input: { id } }, 'deleteDiscussionComment', context);
  }

  async react(subjectId: string, content: string, on: boolean, context: SourceContext): Promise<ReactionData[]> {
    const act = on ? 'add' : 'remove';
    return this.#account.reactions(await this.#account.call(reaction(act), { input: { subjectId, content } }, `${act}Reaction.subject`, context));
  }

  /** GitHub wants a reason for hiding: spam, or the mildest that it has. */
  async moderate(subjectId: string, status: CommentStatus, context: SourceContext): Promise<CommentData> {
    if (status === 'published') {
      return this.#comment(await this.#account.call(SHOW, { input: { subjectId } }, 'unminimizeComment.unminimizedComment', context));
    }
    if (status !== 'hidden' && status !== 'spam') throw new SourceError('unsupported', `GitHub has no status ${status}`);
    const input = { subjectId, classifier: status === 'spam' ? 'SPAM' : 'OFF_TOPIC' };
    return this.#comment(await this.#account.call(HIDE, { input }, 'minimizeComment.minimizedComment', context));
  }

  #comment(node: Foreign): CommentData {
    const comment = this.#account.comment(node);
    if (!comment) throw new SourceError('bad-answer', 'a comment without an id');
    return comment;
  }
}
