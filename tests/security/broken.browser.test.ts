import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { DiscussionPage } from '../../src/elements/page/page-element.js';
import { coercePage } from '../../src/model/coerce.js';
import type { DiscussionPage as DiscussionPageData } from '../../src/model/types.js';
import { loadPart } from '../../src/text/body.js';
import { all, shownIds } from '../elements/thread/thread-fixture.js';
import { NEVER_SHOWN } from '../fixtures/hostile.js';
import { until } from '../support/until.js';
import { breakDocument } from './broken.js';
import { loadCorpus } from './corpus.js';
import { Watch } from './watch.js';

/** Of a hidden or deleted comment without replies nothing is left. */
const gone: readonly string[] = ['deleted', 'hidden', 'blocked', 'missing', 'spam', 'held'];

describe('a page whose source answers something broken', () => {
  const watch = new Watch();
  const { warn } = console;
  let corpus: string[];
  let warnings: unknown[] = [];

  before(async () => {
    console.warn = (...words: unknown[]) => warnings.push(words);
    corpus = await loadCorpus();
    await Promise.all([loadPart('markdown'), loadPart('html'), import('../../src/elements/form/discussion-form.js')]);
    await aPage({ comments: [{ id: 'a' }] });
    watch.start();
    await watch.findings();
  });

  after(() => {
    watch.stop();
    console.warn = warn;
  });

  for (let seed = 1; seed <= 200; seed++) {
    it(`shows what can be read of it: ${seed}`, async () => {
      warnings = [];
      const page = await aPage(breakDocument(corpus, seed));
      const thread = page.renderRoot.querySelector('discussion-thread');
      if (!thread) throw new Error('There is no thread.');
      const readable = coercePage(breakDocument(corpus, seed)).comments.filter(({ status }) => !gone.includes(status));
      const wanted = new Set(readable.map(({ id }) => id));
      await until(() => {
        const shown = new Set(shownIds(thread));
        return [...wanted].every((id) => shown.has(id));
      }, 'every comment');
      const text = all(thread, '[part~=comment] > :not([part=body])').map(({ textContent }) => textContent).join(' ');
      for (const words of NEVER_SHOWN) expect(text).to.not.include(words);
      // The reference's pictures have relative addresses.
      const findings = (await watch.findings()).filter((finding) => !/^a request for http:\/\/\S*\.svg$/.test(finding));
      expect(findings).to.deep.equal([]);
      expect(warnings.length).to.be.at.most(2);
    });
  }

  async function aPage(document: unknown): Promise<DiscussionPage> {
    const page = await fixture<DiscussionPage>(html`<discussion-page lang="en" no-storage></discussion-page>`);
    // What a source answers is whatever a backend has said.
    page.source = { name: 'broken', load: () => Promise.resolve(document as DiscussionPageData), post: () => Promise.reject(new Error()) };
    await page.updateComplete;
    const thread = page.renderRoot.querySelector('discussion-thread');
    await until(() => thread?.renderRoot.querySelector('[part=list], [part=empty], [part=error]'), 'a thread');
    return page;
  }
});
