import type { BodyData, CommentData, DiscussionPage, DraftData } from '../../../src/model/types.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { SourceError } from '../../../src/sources/source.js';
import type { DiscussionSource, LoadQuery, SourceContext, SourceErrorKind } from '../../../src/sources/source.js';

type Operation = 'load' | 'post' | 'edit' | 'remove' | 'react';

/** A backend that keeps what it is sent, and fails when it is told to: `failures.post = ['network']` fails once. */
export class ShakySource extends MemorySource {
  readonly failures: Partial<Record<Operation, (SourceErrorKind | SourceError)[]>> = {};
  readonly queries: LoadQuery[] = [];
  readonly drafts: DraftData[] = [];
  /** Where it was allowed to remember, at the last load. */
  storage: SourceContext['storage'];

  override async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    this.queries.push(query);
    this.storage = context.storage;
    this.#fail('load');
    return super.load(query, context);
  }

  override async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    this.drafts.push(draft);
    this.#fail('post');
    return super.post(draft, context);
  }

  override async edit(id: string, body: BodyData, context: SourceContext): Promise<CommentData> {
    this.#fail('edit');
    return super.edit(id, body, context);
  }

  override async remove(id: string, context: SourceContext): Promise<void> {
    this.#fail('remove');
    return super.remove(id, context);
  }

  override async react(...call: Parameters<MemorySource['react']>): ReturnType<MemorySource['react']> {
    this.#fail('react');
    return super.react(...call);
  }

  #fail(operation: Operation): void {
    const failure = this.failures[operation]?.shift();
    if (failure instanceof SourceError) throw failure;
    if (failure) throw new SourceError(failure, `${operation} fails`);
  }
}

/** Only reads: has no method but `load`. */
export function readOnly(source: DiscussionSource): DiscussionSource {
  return { name: 'read-only', load: (query, context) => source.load(query, context) };
}
