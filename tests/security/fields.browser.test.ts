import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { DiscussionCount } from '../../src/elements/count/count-element.js';
import type { DiscussionPage } from '../../src/elements/page/page-element.js';
import type { DiscussionDocument } from '../../src/model/types.js';
import { SourceError, type DiscussionSource } from '../../src/sources/source.js';
import { loadPart } from '../../src/text/body.js';
import { aCommentElement } from '../elements/comment/comment-fixture.js';
import { aThreadElement, all, part, ready } from '../elements/thread/thread-fixture.js';
import { minutesLater } from '../fixtures/builders.js';
import { until } from '../support/until.js';
import { badAddresses } from './vectors/addresses.js';
import { countFields, documentOfWords } from './vectors/fields.js';
import { hostileWords } from './vectors/words.js';
import { Watch } from './watch.js';

const values = [...hostileWords, ...badAddresses];
const short = (value: string): string => JSON.stringify(value.slice(0, 60));

describe('a stranger’s words in every field that is no body', () => {
  const watch = new Watch();
  const { warn } = console;

  before(async () => {
    console.warn = () => undefined;
    await Promise.all([loadPart('markdown'), loadPart('html'), import('../../src/elements/form/discussion-form.js')]);
    // What is loaded when it is first needed is there before the page is watched.
    await aPage(documentOfWords('a', minutesLater(0)));
    watch.start();
    await watch.findings();
  });

  after(() => {
    watch.stop();
    console.warn = warn;
  });

  it('are a long enough list', () => {
    expect(new Set(values).size).to.be.at.least(110);
    expect(countFields(documentOfWords('a', 'b'))).to.be.at.least(200);
  });

  for (const value of values) {
    it(`do nothing: ${short(value)}`, async () => {
      const page = await aPage(documentOfWords(value, minutesLater(0)));
      const thread = page.renderRoot.querySelector('discussion-thread');
      if (!thread) throw new Error('There is no thread.');
      await ready(thread);
      const shown = all(thread, '[part=body]').map(({ textContent }) => textContent.trim());
      expect(shown.filter((text) => text === 'A neighbour'), 'the neighbours').to.have.length(2);
      expect(shown.filter((text) => text.includes('A text of')), 'their own').to.have.length.at.least(4);
      for (const link of all(thread, '.permalink')) expect(link.getAttribute('href')).to.match(/^#comment-[^\s"<>`]*$/);
      expect(await watch.findings()).to.deep.equal([]);

      // Whoever shows pictures of strangers gets pictures, and no more than that.
      Object.assign(page, { avatars: 'remote', images: 'show', linkNumbers: true, keys: true });
      await page.updateComplete;
      await thread.updateComplete;
      const findings = await watch.findings();
      expect(findings.filter((finding) => !/^a request for https:\/\//.test(finding))).to.deep.equal([]);
    });
  }

  it('do nothing in a comment alone', async () => {
    for (const value of values) {
      const { comments } = documentOfWords(value, minutesLater(0)) as { comments: never[] };
      const element = await aCommentElement({ comment: comments[1], number: value });
      expect(element.renderRoot.querySelector('[part~=body]')?.textContent).to.include('A text of');
    }
    expect(await watch.findings()).to.deep.equal([]);
  });

  it('do nothing as attributes and properties of the elements', async () => {
    // Half a character cannot come from HTML.
    for (const value of values.filter((one) => !/\p{Cs}/u.test(one))) {
      const thread = await aThreadElement();
      for (const name of attributesOf(thread)) if (!/^(?:src|source)$/.test(name)) thread.setAttribute(name, value);
      Object.assign(thread, { document: documentOfWords('a', minutesLater(0)) as DiscussionDocument });
      await until(() => all(thread, '[part~=comment]').length > 0, `comments with ${short(value)}`);
    }
    expect(await watch.findings()).to.deep.equal([]);
  });

  it('do nothing as the error of a source', async () => {
    for (const value of values) {
      const fails = (): never => {
        throw Object.assign(new SourceError('server', value, { retry: 'safe' }), { field: value, title: value });
      };
      const source: DiscussionSource = { name: value, load: async () => Promise.resolve(fails()) };
      const thread = await aThreadElement({ source });
      await until(() => all(thread, '[part=error]').length > 0, 'an error');
      expect(part(thread, 'error').textContent).to.not.include(value.length > 4 ? value : '\0');
    }
    const findings = await watch.findings();
    expect(findings.filter((finding) => !finding.startsWith('an error: SourceError'))).to.deep.equal([]);
  });

  it('do nothing as the address or the answer of a count', async () => {
    for (const value of values) {
      const count = await aCount({ name: 'x', load: () => Promise.reject(new Error()), count: () => Promise.resolve(new Map([['x', value as never]])) });
      expect(count.renderRoot.textContent?.trim() ?? '', short(value)).to.equal('');
      expect(count.renderRoot.querySelectorAll('*')).to.have.length(1);
    }
    for (const value of [{}, [], () => 1, Symbol('x'), NaN, Infinity, '<b>', { _$litType$: 1, strings: ['<b>'], values: [] }]) {
      const count = await aCount({ name: 'x', load: () => Promise.reject(new Error()), count: () => Promise.resolve(value as never) });
      expect(count.renderRoot.querySelectorAll(':not(slot)')).to.have.length(0);
    }
    expect(await watch.findings()).to.deep.equal([]);
  });

  async function aPage(document: unknown): Promise<DiscussionPage> {
    const page = await fixture<DiscussionPage>(html`<discussion-page lang="en"></discussion-page>`);
    page.document = document as DiscussionDocument;
    await page.updateComplete;
    await until(() => page.renderRoot.querySelector('discussion-thread')?.renderRoot.querySelector('[part=list]'), 'comments');
    return page;
  }

  async function aCount(source: DiscussionSource): Promise<DiscussionCount> {
    const count = await fixture<DiscussionCount>(html`<discussion-count lang="en" src="x" .source=${source}></discussion-count>`);
    await new Promise((resolve) => setTimeout(resolve, 3));
    await count.updateComplete;
    return count;
  }
});

/** All attributes that an element listens to. */
function attributesOf(element: Element): string[] {
  return (element.constructor as { observedAttributes?: string[] }).observedAttributes ?? [];
}
