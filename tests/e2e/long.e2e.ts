import { expect } from 'chai';
import type { CDPSession } from 'playwright-core';
import { serve } from '../../.config/serve.mjs';
import { launchBrowser } from '../support/browser.mjs';
import { seededDocument } from '../fixtures/seeded.js';
import { Visit, until, type ServedFile } from './support/visit.js';

const COUNT = 10_000;
const LAST = 'The very last words of them all.';
const MIDDLE = 's5000';

const page = (thread: string): ServedFile => ({
  body: `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>A long page</title>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
      <main><h1>A long page</h1>${thread}<p><a href="/other.html">Elsewhere</a></p></main>
    </html>`,
});

const files: Record<string, ServedFile> = {
  '/long.html': page('<discussion-thread src="/long.json"></discussion-thread>'),
  '/long.json': { body: longDocument(COUNT), type: 'application/json' },
  '/other.html': page(''),
};

function longDocument(count: number): string {
  const document = seededDocument({ count, seed: 3 });
  document.comments.push({
    id: 'last',
    parentId: null,
    author: { kind: 'anonymous' },
    body: { format: 'text', value: LAST },
    createdAt: '2030-01-01T00:00:00Z',
    status: 'published',
  });
  return JSON.stringify(document);
}

/** Waits until all comments are in the page. */
async function readAll(visit: Visit, count = COUNT + 1): Promise<void> {
  await until(async () => (await visit.comments.count()) === count, async () => `${count} comments, not ${await visit.comments.count()}`, 60_000);
}

/** How far the top of a comment is from the top of the screen. */
function topOf(visit: Visit, id: string): Promise<number> {
  return visit.page.locator(`#comment-${id}`).evaluate((article) => article.getBoundingClientRect().top);
}

describe('ten thousand comments', function () {
  this.timeout(120_000);

  it('are all there, and the last is found by search in the page, by its permalink and on paper', async () => {
    const visit = await Visit.open('/long.html', { files });
    await visit.heading('10,001 comments').waitFor();
    await readAll(visit);
    expect(await visit.page.evaluate((words) => (window as unknown as { find(text: string): boolean }).find(words), LAST)).to.equal(true);
    await until(
      () => visit.page.locator('#comment-last').evaluate((article) => article.getBoundingClientRect().top < innerHeight),
      () => Promise.resolve('what was found is on the screen'),
    );
    await visit.page.emulateMedia({ media: 'print' });
    const [skipped, all] = await visit.page.evaluate(() => {
      const blocks = [...(document.querySelector('discussion-thread')?.shadowRoot?.querySelectorAll('.block') ?? [])];
      return [blocks.filter((block) => getComputedStyle(block).contentVisibility !== 'visible').length, blocks.length];
    });
    expect(skipped, 'blocks that paper would skip').to.equal(0);
    expect(all).to.be.greaterThan(100);
    visit.expectNoProblems();
  });

  it('are drawn for paper at once, however early one prints', async () => {
    const visit = await Visit.open('/long.html', { files });
    await visit.comments.first().waitFor();
    const count = await visit.page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      return document.querySelector('discussion-thread')?.shadowRoot?.querySelectorAll('article').length;
    });
    expect(count).to.equal(COUNT + 1);
  });

  it('lead to one in the middle by its permalink, and it stays where it is while the others are drawn', async () => {
    const visit = await Visit.open(`/long.html#comment-${MIDDLE}`, { files });
    const target = visit.page.locator('[part~=target]');
    await target.waitFor();
    expect(await target.getAttribute('id')).to.equal(`comment-${MIDDLE}`);
    const top = await topOf(visit, MIDDLE);
    expect(top).to.be.within(0, 400);
    await readAll(visit);
    await visit.page.waitForTimeout(300);
    expect(Math.abs((await topOf(visit, MIDDLE)) - top), 'how far it has moved').to.be.lessThan(8);
  });

  it('do not move what is being read when a picture above it comes', async () => {
    const visit = await Visit.open(`/long.html#comment-${MIDDLE}`, { files });
    await readAll(visit);
    const top = await topOf(visit, MIDDLE);
    await visit.page.evaluate(() => {
      const root = document.querySelector('discussion-thread')?.shadowRoot;
      const above = [...(root?.querySelectorAll('article') ?? [])].filter((article) => article.getBoundingClientRect().bottom < -200);
      const before = above.at(-1);
      const picture = document.createElement('div');
      picture.style.blockSize = '300px';
      before?.querySelector('[part=body]')?.append(picture);
    });
    await visit.page.waitForTimeout(200);
    expect(Math.abs((await topOf(visit, MIDDLE)) - top), 'how far it has moved').to.be.lessThan(2);
  });

  it('give the text of a selection that spans comments in its order', async () => {
    const visit = await Visit.open('/long.html', { files });
    await readAll(visit);
    const words = await visit.page.evaluate(() => {
      const root = document.querySelector('discussion-thread')?.shadowRoot;
      const bodies = [...(root?.querySelectorAll('[part=body]') ?? [])].slice(0, 3);
      const selection = getSelection();
      const first = bodies[0];
      const last = bodies[2];
      if (first && last) selection?.setBaseAndExtent(first, 0, last, last.childNodes.length);
      return { selected: selection?.toString() ?? '', bodies: bodies.map((body) => body.textContent.slice(0, 40)) };
    });
    const places = words.bodies.map((text) => words.selected.indexOf(text));
    expect(places.every((place) => place >= 0), words.selected.slice(0, 300)).to.equal(true);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
  });

  it('are at the same comment when one comes back', async () => {
    const visit = await Visit.open('/long.html', { files });
    await readAll(visit);
    await visit.page.locator('#comment-s7000').evaluate((article) => article.scrollIntoView({ block: 'start' }));
    await visit.page.waitForTimeout(300);
    const top = await topOf(visit, 's7000');
    await visit.page.evaluate(() => (location.href = '/other.html'));
    await visit.page.waitForURL('**/other.html');
    await visit.page.goBack();
    await readAll(visit);
    await until(
      async () => Math.abs((await topOf(visit, 's7000')) - top) < 8,
      async () => `the same comment at ${top}, not at ${await topOf(visit, 's7000')}`,
    );
  });
});

describe('a thousand comments for a screen reader', function () {
  this.timeout(120_000);

  it('are all in the accessibility tree, with their headings and their lists, though most are off the screen', async () => {
    const browser = await launchBrowser(['--force-renderer-accessibility']);
    const site = await serve();
    try {
      const visited = await browser.newPage();
      const { origin } = new URL(site.url);
      for (const [address, body] of [['/long.html', files['/long.html']?.body ?? ''], ['/long.json', longDocument(999)]] as const) {
        await visited.route(origin + address, (route) => route.fulfill({ body, contentType: address.endsWith('json') ? 'application/json' : 'text/html' }));
      }
      await visited.goto(`${origin}/long.html`);
      await visited.locator('#comment-last').waitFor({ state: 'attached' });
      const session = await visited.context().newCDPSession(visited);
      await until(
        async () => (await rolesOf(session)).get('article') === 1000,
        async () => `1000 articles: ${JSON.stringify([...(await rolesOf(session))])}`,
      );
      const roles = await rolesOf(session);
      expect(roles.get('listitem')).to.be.at.least(1000);
      expect(roles.get('heading')).to.be.at.least(1000);
    } finally {
      await browser.close();
      await site.close();
    }
  });
});

/** How many there are of each role. */
async function rolesOf(session: CDPSession): Promise<Map<string, number>> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const roles = new Map<string, number>();
  for (const { ignored, role } of nodes) {
    const name = String(role?.value);
    if (!ignored) roles.set(name, (roles.get(name) ?? 0) + 1);
  }
  return roles;
}
