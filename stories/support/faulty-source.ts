import type { CommentData, DiscussionPage, DraftData } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import { SourceError, type LoadQuery, type SourceContext } from '../../src/sources/source.js';

/** What a backend and the way to it can be like. */
export const FAULTS = {
  well: 'All is well',
  slow: 'Slow: three seconds for each answer',
  offline: 'No network',
  failing: 'The server fails',
  losing: 'Stores comments, and loses the answer',
  busy: 'Too many at once',
  holding: 'Holds comments for approval',
  refusing: 'Wants somebody to sign in',
} as const;

export type Fault = keyof typeof FAULTS;

/** A backend that goes wrong in the way that it is told to. */
export class FaultySource extends MemorySource {
  fault: Fault = 'well';

  override async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    await this.#pass(context);
    return super.load(query, context);
  }

  override async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    await this.#pass(context);
    if (this.fault === 'busy') throw new SourceError('rate-limited', 'too many', { retryAfter: 30 });
    if (this.fault === 'refusing') throw new SourceError('auth-required');
    const stored = await super.post(draft, context);
    if (this.fault === 'losing') throw new SourceError('timeout');
    return this.fault === 'holding' ? super.moderate(stored.id, 'pending', context) : stored;
  }

  async #pass({ signal }: SourceContext): Promise<void> {
    if (this.fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 3000));
    signal.throwIfAborted();
    if (this.fault === 'offline') throw new SourceError('network', 'offline', { retry: 'safe' });
    if (this.fault === 'failing') throw new SourceError('server');
  }
}
