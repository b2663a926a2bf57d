import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { root } from '../../.config/run.mjs';
import { serve, type Site } from '../../.config/serve.mjs';
import { BlueskySource } from '../../src/sources/bluesky.js';
import { contextOf } from '../sources/support.js';
import { launchBrowser } from '../support/browser.mjs';
import { chainOf, fewPosts, makeThread as makeBlueskyThread } from './support/bluesky-threads.js';
import { bluesky, waline, wordPress } from './support/running.js';
import { fewComments, makeThread } from './support/waline-threads.js';
import { fewRows, makePost } from './support/wordpress-posts.js';

const script = '<script type="module" src="/dist/cdn/discussion-elements.js"></script>';

describe('a page in a browser, in front of real servers', () => {
  let browser: Browser;
  let folder: string;
  let elsewhere: Site;
  let page: Page;
  let problems: string[];

  before(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(path.join(tmpdir(), 'discussion-pages-'));
    elsewhere = await serve({ folders: { '/dist/': 'dist', '/': folder } });
  });
  after(async () => {
    await browser?.close();
    await elsewhere?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    page = await (await browser.newContext({ locale: 'en' })).newPage();
    problems = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  });
  afterEach(() => page.context().close());

  const documentOf = (body: string): string => `<!doctype html><html lang="en"><title>A page</title>${script}${body}`;

  /** Opens a page of another origin. It really comes from there: a browser does not let one that a test made up ask this machine. */
  const openElsewhere = async (body: string): Promise<void> => {
    await writeFile(path.join(folder, 'page.html'), documentOf(body));
    await page.goto(`${elsewhere.url}page.html`);
  };

  /** Opens a page of the server's own origin, as one of its theme would be. */
  const openAt = async (origin: string, body: string): Promise<void> => {
    await page.route(`${origin}/embedded/`, (route) => route.fulfill({ contentType: 'text/html', body: documentOf(body) }));
    await page.route(`${origin}/dist/**`, (route) => route.fulfill({ path: path.join(root, new URL(route.request().url()).pathname) }));
    await page.goto(`${origin}/embedded/`);
  };

  const write = async (text: string, fields: Readonly<Record<string, string>> = {}): Promise<void> => {
    await page.getByRole('textbox', { name: 'Your comment' }).fill(text);
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
    // It is shown before it is stored.
    const stored = page.waitForResponse((response) => response.request().method() === 'POST' && response.ok());
    await page.getByRole('button', { name: 'Post comment' }).click();
    await stored;
  };

  it('reads a WordPress post from another origin, and writes as a visitor', async () => {
    const server = await wordPress();
    await server.setOptions({ tests_guests: 1, tests_flood: 0, comment_moderation: 0 });
    const { link } = await makePost(server, fewRows(), { post_title: 'The lamp' });
    await openElsewhere(`<discussion-page source="wordpress" src="${link}"></discussion-page>`);
    await page.getByRole('heading', { name: 'The lamp' }).waitFor();
    await page.getByRole('heading', { name: '8 comments' }).waitFor();
    await write('From **elsewhere**.', { Name: 'Bo', 'E-mail': 'bo@mail.example' });
    await page.getByRole('heading', { name: '9 comments' }).waitFor();
    const answer = await fetch(`${server.url}/wp-json/wp/v2/comments?_fields=content,author_name`);
    expect(await answer.json()).to.deep.include({ author_name: 'Bo', content: { rendered: '<p>From <strong>elsewhere</strong>.</p>\n' } });
    expect(problems).to.deep.equal([]);
  });

  it('leads to the form of the site, on the site itself, where that takes nothing from visitors', async () => {
    const server = await wordPress();
    await server.setOptions({ tests_guests: 0 });
    const { link } = await makePost(server, fewRows());
    await openAt(server.url, `<discussion-thread source="wordpress" src="${link}"></discussion-thread>`);
    await page.getByRole('heading', { name: '8 comments' }).waitFor();
    const reply = page.getByRole('link', { name: /^Reply on/ });
    expect(await reply.getAttribute('href')).to.equal(`${link}#respond`);
    expect(problems).to.deep.equal([]);
  });

  it('knows who is signed in to the site, and lets them write under their name', async () => {
    const server = await wordPress();
    const { link } = await makePost(server, fewRows());
    // The administration has pictures from elsewhere, which come too late or never: it has a page of its own.
    const administration = await page.context().newPage();
    await administration.goto(`${server.url}/wp-login.php`);
    await administration.getByLabel('Username or Email Address').fill('ann');
    await administration.getByLabel('Password', { exact: true }).fill('ann-password');
    await administration.getByRole('button', { name: 'Log In' }).click();
    await administration.waitForURL(/wp-admin/);
    await administration.close();
    await openAt(
      server.url,
      `<discussion-thread></discussion-thread><script type="module">
        import { WordPressSource } from '/dist/sources/wordpress.js';
        document.querySelector('discussion-thread').source = new WordPressSource(${JSON.stringify(link)}, { nonce: true });
      </script>`,
    );
    await page.getByText('Ann & Co').first().waitFor();
    await write('Under my name.');
    await page.getByRole('heading', { name: '9 comments' }).waitFor();
    await page.getByRole('article').filter({ hasText: 'Under my name.' }).getByText('Ann & Co').waitFor();
    expect(problems).to.deep.equal([]);
  });

  it('reads a Waline thread from another origin, writes, and remembers what it likes', async () => {
    const server = await waline();
    const { src } = await makeThread(server, fewComments());
    await openElsewhere(`<discussion-thread source="waline" src="${src}"></discussion-thread>`);
    await page.getByRole('heading', { name: '8 comments' }).waitFor();
    await write('From *elsewhere*.', { Name: 'Bo' });
    await page.getByRole('heading', { name: '9 comments' }).waitFor();
    const like = page.getByRole('article').filter({ hasText: 'Words of b.' }).getByRole('button', { name: /Like/ }).first();
    await like.click();
    await page.waitForFunction(() => localStorage.getItem('discussion-elements:waline-likes')?.includes('1'));
    await page.reload();
    await page.getByRole('heading', { name: '9 comments' }).waitFor();
    expect(await like.getAttribute('aria-pressed')).to.equal('true');
    expect(problems).to.deep.equal([]);
  });

  it('reads a Bluesky post and all its replies from another origin, and asks nobody but the network', async () => {
    const network = await bluesky();
    const picture = await readFile(path.join(root, '.cache/backends/bluesky/node_modules/@atproto/dev-env/assets/key-portrait-small.jpg'));
    const image = await network.upload('ben', new Uint8Array(picture), 'image/jpeg');
    await network.write('ben', 'app.bsky.actor.profile', { displayName: 'Ben & Co', avatar: image }, 'self');
    const embed = { $type: 'app.bsky.embed.images', images: [{ image, alt: 'A key' }] };
    const thread = await makeBlueskyThread(network, [...fewPosts(), { key: 'e', more: { embed } }, ...chainOf(23)]);
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await openElsewhere(blueskyPage(thread.page, `{ api: '${network.api}' }`));
    await page.getByText('The tide is late.').waitFor();
    // The network gives twenty levels at once, and the page says that there are more.
    await page.getByRole('button', { name: 'Show 1 more reply' }).click();
    await page.getByText('Words of 23.').waitFor();
    expect(await page.getByRole('button', { name: /more repl/ }).count()).to.equal(0);
    const shown = await page.locator('[part~=comment]').evaluateAll((all) =>
      all.map((one) => [one.querySelector('[part=number]')?.textContent, one.querySelector('[part=body]')?.textContent.trim()]),
    );
    const few = ['1 a', '1.1 a1', '1.1.1 a11', '1.1.1.1 a111', '2 b', '2.1 b1', '3 c', '4 d'].map((one) => one.split(' '));
    expect(shown.slice(0, 8)).to.deep.equal(few.map(([number, key]) => [number, `Words of ${key}.`]));
    expect(shown[8]?.[0]).to.equal('5');
    expect(shown[8]?.[1]).to.match(/^Words of e\.\s*.*A key/);
    expect(shown.slice(9).map(([, words]) => words)).to.deep.equal(chainOf(23).map(({ key }) => `Words of ${key}.`));
    expect(shown[14]?.[0]).to.equal('6.1.1.1.1.1');
    await page.getByText('Ben & Co').first().waitFor();
    expect([...origins]).to.have.members([new URL(elsewhere.url).origin, network.api]);
    expect(problems).to.deep.equal([]);
  });

  it('replies on Bluesky and likes there, with the session of the page', async () => {
    const network = await bluesky();
    const { uri, page: src, posts } = await makeBlueskyThread(network, fewPosts());
    const session = `{
      did: '${network.session('cyd').did}',
      fetchHandler: (path, init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('Authorization', 'Bearer ${network.token('cyd')}');
        return fetch('${network.pds}' + path, { ...init, headers });
      },
    }`;
    await openElsewhere(blueskyPage(src, `{ session: ${session} }`));
    await page.getByRole('heading', { name: '8 comments' }).waitFor();
    await write('From a page: https://harbour.example/');
    await page.getByRole('heading', { name: '9 comments' }).waitFor();
    const liked = page.waitForResponse((response) => response.url().endsWith('createRecord') && response.ok());
    await page.getByRole('article').filter({ hasText: 'Words of b.' }).getByRole('button', { name: /Like/ }).first().click();
    await liked;
    await network.settled();
    const { comments } = await new BlueskySource(uri, { api: network.api }).load({}, contextOf());
    const mine = comments.find(({ body }) => body.value.includes('From a page'));
    expect(mine).to.deep.include({ parentId: null });
    expect(mine?.author).to.deep.include({ id: network.session('cyd').did });
    expect(mine?.body.value).to.contain('<a href="https://harbour.example/"');
    expect(comments.find(({ id }) => id === posts['b']?.uri)?.reactions?.[0]?.count).to.equal(1);
    expect(problems).to.deep.equal([]);
  });
});

/** `options` is a script. */
function blueskyPage(src: string, options: string): string {
  return `<discussion-page></discussion-page><script type="module">
    import { BlueskySource } from '/dist/sources/bluesky.js';
    document.querySelector('discussion-page').source = new BlueskySource('${src}', ${options});
  </script>`;
}
