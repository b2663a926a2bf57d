import { expect, fixture, html } from '@open-wc/testing';
import { defineSource } from '../../../src/sources/registry.js';
import type { DiscussionSource } from '../../../src/sources/source.js';
import { until } from '../../support/until.js';
import '../../../src/elements/count/discussion-count.js';
import '../../../src/elements/page/discussion-page.js';

const asked: string[] = [];

/** A backend that writes down for which language it is asked. */
const source: DiscussionSource = {
  name: 'polyglot',
  load: (_query, { lang }) => {
    asked.push(lang);
    return Promise.resolve({ comments: [] });
  },
  count: (_urls, { lang }) => {
    asked.push(lang);
    return Promise.resolve(new Map<string, number>());
  },
};
defineSource('polyglot', () => source);

const elements = {
  'discussion-thread': html`<discussion-thread source="polyglot" src="/1"></discussion-thread>`,
  'discussion-page': html`<discussion-page source="polyglot" src="/1"></discussion-page>`,
  'discussion-count': html`<discussion-count source="polyglot" src="/1"></discussion-count>`,
};

describe('a backend is asked for the language of the page', () => {
  for (const [name, element] of Object.entries(elements)) {
    it(`by a ${name}, also where the elements do not speak it`, async () => {
      for (const lang of ['es-AR', 'gl', '']) {
        asked.length = 0;
        await fixture(html`<div lang=${lang}>${element}</div>`);
        await until(() => asked.length > 0, 'it is asked');
        expect(asked).to.deep.equal([lang]);
      }
    });
  }
});
