import type { CommentData, DiscussionPage, DraftData } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import { SourceError } from '../../src/sources/source.js';
import type { DiscussionSource, LoadQuery, SourceContext, SourceErrorKind } from '../../src/sources/source.js';

/** A backend that never answers. */
export const silent: DiscussionSource = { name: 'silent', load: () => new Promise(() => undefined) };

/** A source whose first calls of one kind fail, and then no more. */
export class FailingSource extends MemorySource {
  readonly #failures: SourceErrorKind[];
  readonly #call: 'load' | 'post';

  constructor(document: unknown, call: 'load' | 'post', ...failures: SourceErrorKind[]) {
    super(document);
    this.#call = call;
    this.#failures = failures;
  }

  override async load(query: LoadQuery, context: SourceContext): Promise<DiscussionPage> {
    this.#fail('load');
    return super.load(query, context);
  }

  override async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    this.#fail('post');
    return super.post(draft, context);
  }

  #fail(call: 'load' | 'post'): void {
    const failure = call === this.#call ? this.#failures.shift() : undefined;
    if (failure) throw new SourceError(failure);
  }
}

/** A source that says when somebody listens to it. */
export class WatchedSource extends MemorySource {
  readonly watched: Promise<void>;
  #tell: () => void = () => undefined;

  constructor(document: unknown) {
    super(document);
    this.watched = new Promise((resolve) => (this.#tell = resolve));
  }

  override subscribe(...listening: Parameters<MemorySource['subscribe']>): () => void {
    const stop = super.subscribe(...listening);
    this.#tell();
    return stop;
  }
}

/** A backend that gives one reply of each comment at first, and the others when it is asked. */
export function withholding(document: { comments: CommentData[] }): DiscussionSource {
  const whole = new MemorySource(document);
  return {
    name: 'withholding',
    async load(query, context) {
      const page = await whole.load(query, context);
      if (query.parentId !== undefined) return page;
      const more = [];
      const kept = new Set<CommentData>();
      for (const root of page.comments.filter(({ parentId }) => parentId === null)) {
        const [first, ...held] = page.comments.filter(({ parentId }) => parentId === root.id);
        kept.add(root);
        if (first) kept.add(first);
        if (held.length > 0) more.push({ parentId: root.id, count: held.length });
      }
      return { ...page, comments: [...kept], more };
    },
  };
}

/** A backend whose answer to the first post is lost after it has stored the comment. */
export class ForgetfulSource extends MemorySource {
  #isFirst = true;

  override async post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    const stored = await super.post(draft, context);
    if (!this.#isFirst) return stored;
    this.#isFirst = false;
    throw new SourceError('timeout');
  }
}
