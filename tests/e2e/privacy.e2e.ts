import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Page, Request } from 'playwright-core';
import { aComment, aDocument, html, markdown } from '../fixtures/builders.js';
import { until, Visit } from './support/visit.js';

const IMAGE = 'https://pictures.example/cat.png';

const strangers = aDocument({
  comments: [
    aComment({ id: '1', author: { kind: 'guest', name: 'Nora', url: 'https://nora.example/', avatarUrl: IMAGE }, body: 'https://tides.example/a' }),
    aComment({ id: '2', body: markdown(`[a](https://tides.example/b) ![cat](${IMAGE})`), minute: 1 }),
    aComment({ id: '3', body: html(`<a href="https://tides.example/c" rel="opener">c</a> <img src="${IMAGE}" alt="cat">`), minute: 2 }),
    aComment({ id: '4', origin: { name: 'tides.example', url: 'https://tides.example/d' }, body: 'd', minute: 3 }),
  ],
});

/** Reads, writes a comment under a name that is to be remembered, begins another, and folds a branch. */
async function live(visit: Visit): Promise<void> {
  const { page } = visit;
  const text = page.getByRole('textbox', { name: 'Your comment' });
  await text.fill('Seen on the quay.');
  await page.getByRole('textbox', { name: 'Name (optional)' }).fill('Nora');
  const remember = page.getByRole('checkbox', { name: 'Remember me' });
  if ((await remember.count()) > 0) await remember.check();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await page.locator('[part=body]').getByText('Seen on the quay.').waitFor();
  await text.fill('Half a thought');
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
}

async function storedKeys(page: Page): Promise<{ local: string[]; session: string[]; databases: string[]; cookies: number; caches: string[] }> {
  const cookies = (await page.context().cookies()).length;
  return page.evaluate(
    async (count) => ({
      local: Object.keys(localStorage).sort(),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map(({ name = '' }) => name),
      cookies: count,
      caches: await caches.keys(),
    }),
    cookies,
  );
}

/** All requests of a visit from now on, with what they tell about the reader. */
function listen(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return requests;
}

describe('what a page tells about its readers', () => {
  it('is, on the reference page, nothing but requests for its own files', async () => {
    const visit = await Visit.open('/robots.txt', { files: { '/robots.txt': { body: '', type: 'text/plain' } } });
    const requests = listen(visit.page);
    await visit.page.goto(visit.page.url().replace('robots.txt', ''));
    await visit.read('41 comments', 41);
    await live(visit);
    await until(() => visit.page.evaluate(() => document.readyState === 'complete'), 'all of the page');
    const { origin } = new URL(visit.page.url());
    const addresses = requests.map((request) => request.url());
    expect(addresses.length).to.be.above(5);
    for (const address of addresses) {
      expect(address.startsWith(`${origin}/`), address).to.equal(true);
      const { pathname, search } = new URL(address);
      expect(search, address).to.equal('');
      expect(pathname).to.match(/^\/(?:|dist\/cdn\/[\w-]+\.js|page\.css|favicon\.svg|[\w-]+\.(?:json|svg))$/);
    }
    for (const request of requests) {
      expect(request.method(), request.url()).to.equal('GET');
      expect(request.postData(), request.url()).to.equal(null);
      expect(await request.headerValue('cookie'), request.url()).to.equal(null);
    }
    visit.expectNoProblems();
  });

  it('is kept on the device under names that say whose it is', async () => {
    const visit = await Visit.open('/');
    await visit.read('41 comments', 41);
    await live(visit);
    await until(async () => (await storedKeys(visit.page)).local.length > 0, 'something that is remembered');
    const { local, session, databases, cookies, caches } = await storedKeys(visit.page);
    // Each kind is told in the documentation.
    const told = readFileSync('stories/pages/sources.md', 'utf8');
    for (const key of [...local, ...session]) expect(told, key).to.include(`\`${/^discussion-elements:[\w-]+:?/.exec(key)?.[0] ?? 'no name of ours'}`);
    for (const name of databases) expect(name).to.match(/^discussion-elements/);
    expect({ cookies, caches }).to.deep.equal({ cookies: 0, caches: [] });
  });

  it('is not kept at all where the page says so', async () => {
    const body =
      '<!doctype html><html lang="en"><title>x</title><script type="module" src="/dist/cdn/discussion-elements.js"></script>' +
      '<discussion-page no-storage></discussion-page>' +
      `<script type="module">
        const page = document.querySelector('discussion-page');
        const comments = ${JSON.stringify(strangers.comments)};
        const thread = { id: 't', state: 'open' };
        page.source = {
          name: 'own', load: async () => ({ thread, comments }),
          post: async ({ key, parentId, body }) => ({ id: key, parentId, body, author: { kind: 'guest' }, createdAt: new Date().toISOString(), status: 'published' }),
        };
      </script>`;
    const visit = await Visit.open('/private.html', { files: { '/private.html': { body } } });
    await visit.read('4 comments', 4);
    await live(visit);
    await visit.read('5 comments', 5);
    expect(await storedKeys(visit.page)).to.deep.equal({ local: [], session: [], databases: [], cookies: 0, caches: [] });
    visit.expectNoProblems();
  });

  it('is not told to those whom strangers link to, or whose pictures they show', async () => {
    const pixel = { body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', type: 'image/svg+xml' };
    const body =
      '<!doctype html><html lang="en"><title>x</title><script type="module" src="/dist/cdn/discussion-elements.js"></script>' +
      '<discussion-page src="/strangers.json" images="show" avatars="remote"></discussion-page>';
    const visit = await Visit.open('/robots.txt', {
      origins: ['https://pictures.example'],
      files: {
        '/robots.txt': { body: '', type: 'text/plain' },
        '/shown.html': { body },
        '/strangers.json': { body: JSON.stringify(strangers), type: 'application/json' },
      },
    });
    await visit.page.route(IMAGE, (route) => route.fulfill({ body: pixel.body, contentType: pixel.type }));
    const requests = listen(visit.page);
    await visit.page.goto(visit.page.url().replace('robots.txt', 'shown.html'));
    await visit.read('4 comments', 4);
    await until(() => Promise.resolve(requests.filter((request) => request.url() === IMAGE).length > 0), 'the picture');
    for (const request of requests) {
      if (request.url() === IMAGE) expect(await request.headerValue('referer')).to.equal(null);
    }
    const found = visit.page.locator('discussion-thread a[href^=http]');
    // Until its part is loaded the address of a picture is a link, too.
    await until(async () => (await found.count()) === 5, 'five links');
    const links = await found.evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel')]));
    for (const [href, rel] of links) expect(rel, href ?? '').to.equal('ugc nofollow noopener noreferrer');
    visit.expectNoProblems();
  });
});
