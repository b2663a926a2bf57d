import { SourceError } from '../../src/index.js';
import type { CommentData, DiscussionSource, DraftData, SourceContext } from '../../src/index.js';

/** An entry as the guestbook's server has it. */
interface Entry {
  nr: number;
  re: number | null;
  who: string;
  text: string;
  at: string;
}

/** Comments that a guestbook keeps at `url`: `GET` answers all entries, `POST` stores one. */
export class GuestbookSource implements DiscussionSource {
  readonly name = 'guestbook';
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async load(_query: object, context: SourceContext) {
    const entries = (await this.#ask({}, context)) as Entry[];
    return { thread: { id: this.#url, state: 'open' as const }, comments: entries.map(toComment) };
  }

  async post({ parentId, body, author, key }: DraftData, context: SourceContext): Promise<CommentData> {
    const entry = { re: parentId && Number(parentId), who: author?.name ?? '', text: body.value };
    const init = { method: 'POST', headers: { 'Idempotency-Key': key }, body: JSON.stringify(entry) };
    return toComment((await this.#ask(init, context)) as Entry);
  }

  async #ask(init: RequestInit, { fetch, signal }: SourceContext): Promise<unknown> {
    const response = await fetch(this.#url, { ...init, signal }).catch((cause: unknown) => {
      throw signal.aborted ? cause : new SourceError('network', 'no answer', { cause });
    });
    if (response.status === 429) throw new SourceError('rate-limited');
    if (!response.ok) throw new SourceError('server', `status ${response.status}`);
    return response.json().catch((cause: unknown) => {
      throw new SourceError('bad-answer', 'not JSON', { cause });
    });
  }
}

function toComment({ nr, re, who, text, at }: Entry): CommentData {
  const author = who ? { name: who, kind: 'guest' as const } : { kind: 'anonymous' as const };
  const body = { format: 'text' as const, value: text };
  return { id: String(nr), parentId: re === null ? null : String(re), author, body, createdAt: at, status: 'published' };
}
