import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/page/discussion-page.js';
import { anArticle } from '../fixtures/builders.js';
import { seededDocument } from '../fixtures/seeded.js';
import { audit } from '../support/audit.js';
import { until } from '../support/until.js';

const papers = {
  light: 'color-scheme: light; background: #fffdf9; color: #1d2026',
  dark: 'color-scheme: dark; background: #14161a; color: #e6e4df',
};

describe('a preset', () => {
  for (const name of ['newspaper', 'forum', 'classic-blog']) {
    for (const [scheme, paper] of Object.entries(papers)) {
      it(`passes the audit: ${name}, ${scheme}, also at 320 px`, async () => {
        const css = await (await fetch(new URL(`../../src/styles/presets/${name}.css`, import.meta.url))).text();
        const talk = { article: anArticle({}), ...seededDocument({ count: 12, seed: 5 }) };
        const place = await fixture<HTMLElement>(
          html`<main style=${paper}><style>${css}</style><discussion-page lang="en" class=${name} .document=${talk}></discussion-page></main>`,
        );
        const thread = () => place.querySelector('discussion-page')?.shadowRoot?.querySelector('discussion-thread')?.shadowRoot;
        await until(() => thread()?.querySelectorAll('article').length === 12, 'all comments are there');
        for (const width of ['900px', '320px']) {
          place.style.inlineSize = width;
          expect(await audit(place), width).to.deep.equal([]);
          expect(place.scrollWidth, width).to.equal(parseInt(width, 10));
        }
      });
    }
  }
});
