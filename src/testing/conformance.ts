import { check, checkEqual } from './check.js';
import * as failing from './failing.js';
import * as reading from './reading.js';
import { CAPABILITIES, Probe, type Capability, type Subject } from './subject.js';
import { WRITING } from './writing.js';

interface Bdd {
  describe?: (name: string, register: () => void) => void;
  it?: (name: string, test: () => Promise<void>) => void;
}

export interface ConformanceOptions {
  /** The optional methods that the source has. What is not named here is not tested, and must not be there. */
  can?: readonly Capability[];
  /** Sentences of tests that this backend cannot pass, and why not. */
  except?: Readonly<Record<string, string>>;
}

/**
 * Registers the tests that every source passes, with the `describe` and `it` of the test runner (Mocha, Jasmine,
 * Vitest with globals, `@web/test-runner`). `makeSource` is called for each test.
 *
 * @example
 * sourceConformance('ForumSource', async () => ({ source: new ForumSource(await startForum()) }), {
 *   can: ['post', 'remove'],
 * });
 */
export function sourceConformance(
  name: string,
  makeSource: () => Promise<Subject>,
  { can = [], except = {} }: ConformanceOptions = {},
): void {
  const { describe, it } = globalThis as Bdd;
  if (!describe || !it) throw new Error('sourceConformance needs a test runner with describe and it');
  const test = (sentence: string, run: (probe: Probe) => Promise<void>): void => {
    if (!Object.hasOwn(except, sentence)) it(sentence, () => runOn(makeSource, run));
  };

  describe(`${name} is a source`, () => {
    test('has a name, and the methods that it is said to have', checkCapabilities(can));
    test('loads valid data', reading.loadsValidData);
    test('keeps e-mail and IP addresses to itself', reading.keepsAddressesToItself);
    test('gives every comment once, page by page', reading.pagesWithoutLossOrRepetition);
    test('keeps the order across pages', reading.keepsTheOrderAcrossPages);
    test('loads the replies of one comment', reading.loadsRepliesOfOne);
    test('loads a comment with its ancestors and replies', reading.loadsTheSurroundingsOfOne);
    test('rejects with AbortError, and at once, when it is aborted', failing.rejectsWhenAborted);
    test('says that the network failed', failing.saysThatTheNetworkFailed);
    test('takes no page for people as an answer', failing.refusesPagesForPeople);
    test('fails with nothing but SourceError on foreign JSON', failing.survivesForeignJson);
    for (const capability of can) {
      for (const [sentence, run] of Object.entries(WRITING[capability])) test(sentence, run);
    }
    if (can.includes('post')) test('posts nothing when it is aborted', failing.doesNotPostWhenAborted);
    for (const capability of ['edit', 'remove', 'react', 'moderate', 'pin'] as const) {
      if (!can.includes(capability)) continue;
      test(`fails with SourceError: ${capability} of a comment that is not there`, (probe) =>
        failing.saysThatAnUnknownCommentIsUnknown(probe, capability),
      );
    }
  });
}

async function runOn(makeSource: () => Promise<Subject>, run: (probe: Probe) => Promise<void>): Promise<void> {
  const probe = new Probe(await makeSource());
  try {
    await run(probe);
  } finally {
    await probe.close();
  }
}

function checkCapabilities(can: readonly Capability[]): (probe: Probe) => Promise<void> {
  return ({ source }) => {
    check(typeof source.name === 'string' && source.name, 'a source has a name');
    const has = CAPABILITIES.filter((capability) => typeof source[capability] === 'function');
    checkEqual(has, CAPABILITIES.filter((capability) => can.includes(capability)), 'methods');
    return Promise.resolve();
  };
}
