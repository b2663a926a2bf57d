import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import type { DiscussionSource } from '../../src/sources/source.js';
import type { Backend } from './backend.js';
import { broken } from './recorded.js';
import { contextOf, failureOf } from './support.js';

/** A source that gives up after 200 ms, in front of the backend. */
export interface Faulty {
  backend: Backend;
  source: DiscussionSource;
}

/** Registers what every source does with a backend that fails; `start` is called for each test. */
export function failsAsASourceDoes(start: () => Promise<Faulty>): void {
  const test = (sentence: string, run: (faulty: Faulty) => Promise<void>): void => {
    it(sentence, async () => {
      const faulty = await start();
      try {
        await run(faulty);
      } finally {
        await faulty.backend.close();
      }
    });
  };
  const load = ({ source }: Faulty): Promise<unknown> => source.load({}, contextOf());

  test('takes a page for people for a bad answer, and a failing server for one', async (faulty) => {
    faulty.backend.failNext({ type: 'html' }, 9);
    await failureOf(load(faulty), 'bad-answer');
  });

  test('says that a server fails, whatever page it sends', async (faulty) => {
    faulty.backend.failNext({ type: 'html', status: 503 }, 9);
    await failureOf(load(faulty), 'server');
  });

  test('takes half of the JSON for a bad answer', async (faulty) => {
    faulty.backend.failNext({ type: 'truncated' }, 9);
    await failureOf(load(faulty), 'bad-answer');
  });

  test('says when to come back after too many requests', async (faulty) => {
    faulty.backend.failNext({ type: 'status', status: 429, headers: { 'Retry-After': '7' } }, 9);
    expect((await failureOf(load(faulty), 'rate-limited')).retryAfter).to.equal(7);
  });

  test('says that the network failed when the connection breaks', async (faulty) => {
    faulty.backend.failNext({ type: 'drop' }, 9);
    await failureOf(load(faulty), 'network');
  });

  test('gives up on a server that is silent', async (faulty) => {
    faulty.backend.failNext({ type: 'silent' }, 9);
    await failureOf(load(faulty), 'timeout');
  });

  test('ends at once when it is aborted', async ({ source, backend }) => {
    backend.failNext({ type: 'silent' }, 9);
    const end = new AbortController();
    const loading = source.load({}, contextOf(end.signal));
    setTimeout(() => end.abort(), 20);
    const start = Date.now();
    const error = await loading.then(
      () => undefined,
      (cause: unknown) => cause as Error,
    );
    expect(error?.name).to.equal('AbortError');
    expect(Date.now() - start).to.be.lessThan(150);
  });

  test('goes on when another load of the same source is aborted', async ({ source }) => {
    const end = new AbortController();
    const first = source.load({}, contextOf(end.signal)).catch((error: unknown) => (error as Error).name);
    const second = source.load({}, contextOf());
    end.abort();
    expect((await second).comments.length).to.be.greaterThan(0);
    expect(await first).to.equal('AbortError');
  });
}

/** Whatever stands in the place of each value of an answer: a page that can be shown, or a `SourceError`. */
export async function survivesBrokenAnswers(
  answer: unknown,
  sourceOf: (answer: unknown) => { source: DiscussionSource; fetch: typeof fetch },
): Promise<void> {
  let pages = 0;
  for (const wrong of broken(answer)) {
    const { source, fetch } = sourceOf(wrong);
    try {
      coercePage(await source.load({}, { ...contextOf(), fetch }));
      pages += 1;
    } catch (error) {
      expect((error as Error).name, `${(error as Error).stack} of ${JSON.stringify(wrong)}`).to.equal('SourceError');
    }
  }
  expect(pages).to.be.greaterThan(0);
}
