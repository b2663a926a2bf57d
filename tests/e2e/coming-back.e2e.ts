import { expect } from 'chai';
import { seededDocument } from '../fixtures/seeded.js';
import { Visit, type ServedFile } from './support/visit.js';

const KEY = 'discussion-elements:places';
const app: ServedFile = {
  body: `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>An app</title>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
      <h1>An app</h1>
      <main><discussion-thread src="/talk.json"></discussion-thread></main>
    </html>`,
};
const files = {
  '/a.html': app,
  '/b.html': app,
  '/talk.json': { body: JSON.stringify(seededDocument({ count: 50 })), type: 'application/json' },
};

async function scrollTo(visit: Visit, id: string): Promise<void> {
  await visit.read('50 comments', 50);
  await visit.page.locator(`#comment-${id}`).evaluate((article) => article.scrollIntoView({ block: 'start' }));
  // What keeps the place comes with the first scrolling.
  await visit.page.waitForTimeout(300);
}

/** As an app does: another address, another thread, the same document. */
function goInApp({ page }: Visit, address: string): Promise<void> {
  return page.evaluate((to) => {
    history.pushState(null, '', to);
    const thread = document.createElement('discussion-thread');
    thread.setAttribute('src', '/talk.json');
    document.querySelector('main')?.replaceChildren(thread);
  }, address);
}

const isFocused = ({ page }: Visit, id: string) => page.locator(`#comment-${id}:focus`).waitFor();

describe('the place at which a page was left', () => {
  it('is for who comes back, and not for who follows a permalink in an app afterwards', async () => {
    const visit = await Visit.open('/b.html', { files });
    await scrollTo(visit, 's40');
    await visit.page.goto(new URL('/a.html', visit.page.url()).href);
    await scrollTo(visit, 's30');
    await visit.page.reload();
    await visit.read('50 comments', 50);
    await visit.page.waitForFunction(() => scrollY > 500);
    for (const [address, id] of [['/b.html', 's5'], ['/a.html', 's6'], ['/b.html', 's7']] as const) {
      await goInApp(visit, `${address}#comment-${id}`);
      await isFocused(visit, id);
    }
    visit.expectNoProblems();
  });

  it('is not kept by a thread that is told afterwards to remember nothing', async () => {
    const visit = await Visit.open('/a.html', { files });
    await scrollTo(visit, 's20');
    await visit.page.locator('discussion-thread').evaluate((thread) => thread.toggleAttribute('no-storage', true));
    await scrollTo(visit, 's40');
    await visit.page.goto(new URL('/b.html', visit.page.url()).href);
    expect(await visit.page.evaluate((key) => sessionStorage.getItem(key), KEY)).to.equal(null);
    visit.expectNoProblems();
  });
});
