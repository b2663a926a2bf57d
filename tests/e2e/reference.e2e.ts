import { expect } from 'chai';
import type { DiscussionDocument } from '../../src/model/types.js';
import { figuresOf, loadReference } from '../fixtures/reference.js';
import { audit, narrowestText, sideways } from './support/checks.js';
import { until, Visit } from './support/visit.js';

const WIDE_LIGHT = { width: 1400, colorScheme: 'light' } as const;
const WIDE_DARK = { width: 1400, colorScheme: 'dark' } as const;
const NARROW_LIGHT = { width: 320, colorScheme: 'light' } as const;
const NARROW_DARK = { width: 320, colorScheme: 'dark' } as const;

const PAGES = [
  {
    language: 'English',
    address: '/index.html',
    heading: '41 comments',
    previous: /previous story/i,
    notice: 'Comments are moderated by people, most of them before breakfast. Read more',
    looks: [WIDE_LIGHT, WIDE_DARK, NARROW_DARK, NARROW_LIGHT],
  },
  {
    language: 'Spanish',
    address: '/es.html',
    heading: '41 comentarios',
    previous: /anterior/i,
    notice: 'Los comentarios los modera una persona, casi siempre antes del desayuno. Normas de la casa',
    looks: [WIDE_DARK, NARROW_LIGHT],
  },
] as const;

for (const { language, address, heading, previous, notice, looks } of PAGES) {
  describe(`the reference page in ${language}`, () => {
    let reference: DiscussionDocument;

    before(async () => {
      reference = await loadReference();
    });

    it('has the whole article, its 41 comments, the notice and the footer, and asks no other host', async () => {
      const visit = await Visit.open(address);
      const { page } = visit;
      await visit.read(heading, 41);

      const article = page.locator('discussion-article');
      const paragraphs = article.locator('[part=body] p');
      const written = (reference.article?.body?.value ?? '').split('\n\n').filter((block) => !/^(!\[|#|>|-)/.test(block));
      expect(written.length).to.be.within(35, 45);
      expect(await paragraphs.count()).to.be.at.least(written.length);
      const words = await article.locator('[part=body]').innerText();
      for (const paragraph of written) expect(words).to.contain(lastWords(paragraph));
      expect(await article.getByRole('heading', { level: 1 }).innerText()).to.equal(reference.article?.headline);

      const figures = article.getByRole('figure');
      // The text is there at once, its pictures with the part that reads markdown.
      await until(async () => (await figures.count()) === 2, 'both figures');
      for (const [index, { alt, caption = '' }] of figuresOf(reference).entries()) {
        const figure = figures.nth(index);
        const image = figure.getByRole('img', { name: alt, exact: true });
        await image.scrollIntoViewIfNeeded();
        await image.evaluate((element: HTMLImageElement) => element.decode());
        expect(await figure.innerText()).to.contain(caption);
      }

      const story = article.getByRole('link', { name: reference.article?.related?.[0]?.headline ?? '' });
      expect(await story.innerText()).to.match(previous);
      const notices = page.locator('p[part=notice], [slot=notice]').filter({ visible: true });
      expect(await notices.allInnerTexts()).to.deep.equal([notice]);
      await page.getByRole('contentinfo').getByRole('heading').first().waitFor();
      visit.expectNoProblems();
    });

    it('is clean for axe and never scrolls sideways, wide and narrow, light and dark', async () => {
      const visit = await Visit.open(address);
      const { page } = visit;
      await visit.read(heading, 41);
      for (const { width, colorScheme } of looks) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        expect(await audit(page), `${width} px, ${colorScheme}`).to.deep.equal([]);
        expect(await sideways(page), `${width} px`).to.deep.equal([]);
        expect(await narrowestText(page), `text at ${width} px`).to.be.at.least(200);
      }
      visit.expectNoProblems();
    });
  });
}

/** The end of a paragraph up to its last sign of markdown. */
function lastWords(markdown: string): string {
  return markdown.split(/[*_`[\]()\\]/).at(-1)?.trim() ?? '';
}
