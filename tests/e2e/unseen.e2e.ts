import { expect } from 'chai';
import type { CommentData, DiscussionDocument } from '../../src/model/types.js';
import { HOSTILE_CASES, NEVER_SHOWN } from '../fixtures/hostile.js';
import { unseenDocument } from '../fixtures/unseen.js';
import { audit, sideways } from './support/checks.js';
import { Visit, type ServedFile } from './support/visit.js';

// Another document each time; SEED=… repeats one.
const seed = Number(process.env['SEED']) || Math.floor(Math.random() * 1e9);

/** What somebody pastes who has never seen the project. */
const bare = (body: string): ServedFile => ({
  body: `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>A page</title>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
      <main>${body}</main>
    </html>`,
});

const json = (value: unknown): ServedFile => ({ body: JSON.stringify(value), type: 'application/json' });

const WAYS = [
  { way: 'through src', page: bare('<discussion-page src="/unseen.json"></discussion-page>') },
  {
    way: 'through .document',
    page: bare(`<discussion-page></discussion-page>
      <script type="module">
        const answer = await fetch('/unseen.json');
        document.querySelector('discussion-page').document = await answer.json();
      </script>`),
  },
] as const;

for (const { way, page } of WAYS) {
  describe(`a document that the project has never seen, ${way} (SEED=${seed})`, () => {
    const document = unseenDocument(seed);
    const files = { '/unseen.html': page, '/unseen.json': json(document) };

    it('has its article, and 41 comments in reading order with numbers, words, links and dates', async () => {
      const visit = await Visit.open('/unseen.html', { files });
      await visit.read('41 comments', 41);
      const shown = await readComments(visit);
      expect(shown.map(({ number }) => number)).to.deep.equal(inReadingOrder(document).map(({ number }) => number));
      for (const [index, { number, comment }] of inReadingOrder(document).entries()) {
        const { author, time, text, paragraphs, links } = shown[index] ?? expect.fail(`no comment ${number}`);
        expect(author, `who wrote ${number}`).to.equal(comment.author.name ?? 'Anonymous');
        expect(time, `when ${number} was written`).to.equal(comment.createdAt);
        expect(text, `the date of ${number}`).to.match(/2024|202\d/);
        expect(paragraphs, `the words of ${number}`).to.deep.equal(paragraphsOf(comment));
        expect(links, `the links of ${number}`).to.deep.equal(linksOf(comment));
      }
      await expectArticle(visit, document);
      visit.expectNoProblems();
    });

    it('is clean for axe and does not scroll sideways at 320 px, with one comment highlighted', async () => {
      const [first] = inReadingOrder(document);
      const anchor = encodeURIComponent(`comment-${first?.comment.id ?? ''}`);
      const visit = await Visit.open(`/unseen.html#${anchor}`, { files, viewport: { width: 320, height: 700 } });
      await visit.read('41 comments', 41);
      await visit.expectFocus(visit.comment('1'));
      expect(await sideways(visit.page)).to.deep.equal([]);
      expect(await audit(visit.page)).to.deep.equal([]);
      visit.expectNoProblems();
    });
  });
}

describe('a hostile document', () => {
  for (const { name, document, shown, missing = [], count, texts = [], never = [] } of HOSTILE_CASES) {
    it(`shows what can be shown of ${name}`, async () => {
      const visit = await Visit.open('/hostile.html', {
        files: {
          '/hostile.html': bare('<discussion-page src="/hostile.json"></discussion-page>'),
          '/hostile.json': json(document),
        },
      });
      await visit.read(count === 1 ? '1 comment' : `${count} comments`, shown.length - missing.length);
      const words = await visit.page.locator('[part=list]').textContent();
      for (const text of texts.filter((one) => one !== 'Still readable.')) expect(words).to.contain(text);
      for (const text of [...NEVER_SHOWN, ...never]) expect(words).not.to.contain(text);
      visit.expectNoProblems();
    });
  }
});

interface Numbered {
  number: string;
  comment: CommentData;
}

/** Worked out anew from what the contract says, not with the project's own code. */
function inReadingOrder({ comments }: DiscussionDocument): Numbered[] {
  const repliesTo = (parentId: string | null): CommentData[] =>
    comments
      .filter((comment) => comment.parentId === parentId)
      .sort((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));
  return repliesTo(null).flatMap((comment, index) => [
    { number: `${index + 1}`, comment },
    ...repliesTo(comment.id).map((reply, at) => ({ number: `${index + 1}.${at + 1}`, comment: reply })),
  ]);
}

function paragraphsOf({ body }: CommentData): string[] {
  return body.value.split(/\n{2,}/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
}

function linksOf({ body }: CommentData): object[] {
  return (body.value.match(/https?:\/\/\S+/g) ?? []).map((url) => ({
    text: url,
    href: url,
    rel: 'ugc nofollow noopener noreferrer',
  }));
}

/** What a reader finds in each `comment` part. */
function readComments({ comments }: Visit) {
  return comments.evaluateAll((articles) =>
    articles.map((article) => {
      const part = (name: string): HTMLElement | null => article.querySelector(`[part~=${name}]`);
      const paragraphs = [...(part('body')?.querySelectorAll('p') ?? [])];
      // Not innerText: that is empty below the screen.
      for (const lineBreak of article.querySelectorAll('br')) lineBreak.append('\n');
      return {
        number: part('number')?.textContent ?? '',
        author: part('author')?.textContent?.trim() ?? '',
        time: part('time')?.getAttribute('datetime') ?? '',
        text: `${part('time')?.textContent ?? ''} ${part('time')?.title ?? ''}`,
        paragraphs: paragraphs.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
        links: [...(part('body')?.querySelectorAll('a') ?? [])].map(({ textContent, href, rel }) => ({ text: textContent, href, rel })),
      };
    }),
  );
}

async function expectArticle({ page }: Visit, { article, thread }: DiscussionDocument): Promise<void> {
  const shown = page.locator('discussion-article');
  expect(await shown.getByRole('heading', { level: 1 }).innerText()).to.equal(article?.headline);
  const byline = await shown.locator('[part=byline]').innerText();
  for (const { name } of article?.byline ?? []) expect(byline).to.contain(name);
  expect(byline).to.contain(article?.republishedFrom?.name);
  expect(await shown.locator('[part=date]').innerText()).to.match(/2024/);
  const words = await shown.locator('[part=body]').innerText();
  const paragraphs = article?.body?.value.split('\n\n').filter((block) => !/^(#|!\[)/.test(block)) ?? [];
  expect(paragraphs).to.have.length(40);
  for (const paragraph of paragraphs) expect(words).to.contain(paragraph);
  expect(await page.locator('[part=notices]').innerText()).to.contain(thread.notices?.[0]?.text);
}
