import { expect } from '@open-wc/testing';
import { HOSTILE_CASES, NEVER_SHOWN, NO_DOCUMENTS } from '../../fixtures/hostile.js';
import { aComment, aDocument } from '../../fixtures/builders.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { Discussion } from '../../../src/discussion/discussion.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { until } from '../../support/until.js';
import { aReadyThread, aThreadElement, all, comment, part, parts, ready, shownIds, textOf } from './thread-fixture.js';

describe('a thread with a hostile document', () => {
  let errors: unknown[];
  const consoleError = console.error;
  const consoleWarn = console.warn;
  const note = (event: ErrorEvent | PromiseRejectionEvent) => errors.push('error' in event ? event.error : event.reason);

  beforeEach(() => {
    errors = [];
    console.error = (...words: unknown[]) => errors.push(words);
    console.warn = () => undefined;
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });

  afterEach(() => {
    Object.assign(console, { error: consoleError, warn: consoleWarn });
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
    expect(errors).to.deep.equal([]);
  });

  for (const { name, document, shown, missing = [], count, texts = [], never = [] } of HOSTILE_CASES) {
    it(`survives ${name}`, async () => {
      const thread = await aReadyThread(document, { pageSize: 1000 });
      const withReplies = shownIds(thread);
      expect(withReplies).to.have.length(new Set(withReplies).size);
      expect(withReplies).to.have.members(shown);
      for (const id of missing) expect(comment(thread, id).part.contains('tombstone')).to.equal(true);
      expect(textOf(part(thread, 'heading'))).to.equal(`${count.toLocaleString('en')} ${count === 1 ? 'comment' : 'comments'}`);
      const text = textOf(thread.renderRoot.querySelector('section'));
      for (const words of texts) expect(text).to.include(words);
      for (const words of [...NEVER_SHOWN, ...never]) expect(text).to.not.include(words);
    });
  }

  it('shows an empty thread where there is nothing', async () => {
    for (const document of NO_DOCUMENTS.filter((one) => one !== undefined && one !== null)) {
      const thread = await aReadyThread(document);
      expect(parts(thread, 'empty'), JSON.stringify(document)).to.have.length(1);
    }
  });

  it('runs no script of a stranger', async () => {
    const attack = '<img src=x onerror="window.attacked = true"><script>window.attacked = true</script>';
    const comments = ['text', 'markdown', 'html'].map((format, minute) =>
      aComment({ id: format, minute, author: attack, body: { format: format as 'text', value: `${attack} end` } }),
    );
    const thread = await aReadyThread(aDocument({ comments }));
    await until(() => parts(thread, 'body').every((body) => textOf(body).includes('end')), 'all bodies are there');
    expect(all(thread, 'img, script')).to.deep.equal([]);
    expect(window).to.not.have.property('attacked');
  });

  it('shows a chain of 3,000 replies, flat past the cap', async function () {
    this.timeout(60_000);
    const discussion = new Discussion(new MemorySource(seededDocument({ count: 3000, shape: 'chain' })));
    const thread = await aThreadElement({ discussion });
    await until(() => parts(thread, 'comment').length > 0, 'the first are drawn');
    await ready(thread);
    await until(() => parts(thread, 'comment').length === 3000, 'all are drawn', 40_000);
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
  });
});
