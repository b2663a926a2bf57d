import { expect } from 'chai';
import { aComment, aDocument, html, markdown } from '../fixtures/builders.js';
import { audit, narrowestText, sideways } from './support/checks.js';
import { foreignStyles } from './support/foreign-styles.js';
import { aCopyOfTheLibrary } from './support/library.js';
import { Visit, type ServedFile } from './support/visit.js';

const discussion = aDocument({
  article: { id: 'a', headline: 'On somebody’s page', body: markdown('One **bold** word.') },
  comments: [
    aComment({ id: '1', author: 'Nora', body: 'Plain, with https://tides.example/now in it.', minute: 1 }),
    aComment({ id: '2', author: 'Hal Orrin', parentId: '1', body: markdown('A *list*:\n\n1. one\n2. two\n\n> quoted\n\n`code`'), minute: 2 }),
    aComment({ id: '3', body: html('<p>From <b>elsewhere</b></p>'), minute: 3 }),
  ],
});

const SHOTS = process.env['SHOTS'];
const library = '<script type="module" src="/dist/cdn/discussion-elements.js"></script>';
const element = '<discussion-page source="local" src="/discussion.json"></discussion-page>';

function aPage(head: string, body = element): ServedFile {
  return { body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Foreign</title>${head}<body><main>${body}</main></body></html>` };
}

async function open(page: ServedFile, files: Readonly<Record<string, ServedFile>> = {}): Promise<Visit> {
  return Visit.open('/foreign.html', {
    files: {
      '/foreign.html': page,
      '/discussion.json': { body: JSON.stringify(discussion), type: 'application/json', headers: { 'Access-Control-Allow-Origin': '*' } },
      ...files,
    },
  });
}

/** Reads all, writes something, and finds it in its place. */
async function use(visit: Visit, name: string): Promise<void> {
  await visit.read('3 comments', 3);
  await visit.comment('1.1').locator('ol li').nth(1).waitFor();
  await visit.comment('2').locator('strong').waitFor();
  const text = visit.page.getByRole('textbox', { name: 'Your comment' });
  await text.fill(`Written where the page ${name}.`);
  await visit.page.getByRole('button', { name: 'Post comment' }).click();
  await visit.comment('3').getByText('Written where').waitFor();
  if (SHOTS) await visit.page.screenshot({ path: `${SHOTS}/${name.replaceAll(' ', '-')}.png`, fullPage: true });
}

describe('a page of somebody else', () => {
  for (const [name, css] of Object.entries(foreignStyles)) {
    it(`that ${name} has a thread that works and looks like one`, async () => {
      const visit = await open(aPage(`<style>${css}</style>${library}`));
      await use(visit, name);
      expect(await sideways(visit.page)).to.deep.equal([]);
      expect(await narrowestText(visit.page)).to.be.above(300);
      const looks = await visit.comment('1').evaluate((comment) => {
        const at = (part: string): HTMLElement => comment.querySelector<HTMLElement>(`[part~=${part}]`) as HTMLElement;
        const { height } = at('body').getBoundingClientRect();
        const avatar = at('avatar').getBoundingClientRect();
        const { fontSize, textTransform, whiteSpaceCollapse } = getComputedStyle(at('body'));
        return { isSeen: height > 10, avatar: Math.round(avatar.width) === Math.round(avatar.height), fontSize: parseFloat(fontSize), textTransform, whiteSpaceCollapse, time: at('time').checkVisibility() };
      });
      expect(looks.fontSize).to.be.within(12, 22);
      expect(looks).to.deep.include({ isSeen: true, avatar: true, time: true });
      expect(await audit(visit.page)).to.deep.equal([]);
      visit.expectNoProblems();
    });
  }

  it('that extends the prototypes of everything has a thread that works', async () => {
    const script = `<script>
      Array.prototype.foo = function () {}; Array.prototype.contains = function (one) { return this.indexOf(one) >= 0 };
      Object.prototype.extend = function () { return this }; Object.prototype.each = 1;
      String.prototype.contains = function (one) { return this.indexOf(one) >= 0 }; String.prototype.clean = 1;
      Number.prototype.times = 1; Function.prototype.bind = Function.prototype.bind; Function.prototype.implement = function () {};
      Element.prototype.set = Element.prototype.get = Element.prototype.inject = function () { return this };
      Element.prototype.getChildren = 1; HTMLElement.prototype.show = HTMLElement.prototype.hide = function () {};
      NodeList.prototype.each = Array.prototype.each = function () {};
      Array.from = function (list) { var all = []; if (list) for (var i = 0; i < (list.length || 0); i++) all.push(list[i]); return all.length || !list || list.length === 0 ? all : [...list] };
      Event.prototype.stop = function () { this.preventDefault(); this.stopPropagation() };
      window.$ = window.$$ = window._ = function () { return null }; window.process = {}; window.global = window; window.name = 'x';
    </script>`;
    const visit = await open(aPage(script + library));
    await use(visit, 'extends prototypes');
    visit.expectNoProblems();
  });

  it('that puts the thread into its own form sends that form only when it is told to', async () => {
    const body = `<form action="/sent" onsubmit="document.title = 'sent'; return false"><input name="own">${element}<button>Send the page</button></form>`;
    const visit = await open(aPage(library, body));
    await use(visit, 'has a form around the thread');
    expect(await visit.page.title()).to.equal('Foreign');
    await visit.page.getByRole('textbox', { name: 'Your comment' }).press('Control+Enter');
    expect(await visit.page.title()).to.equal('Foreign');
    await visit.page.getByRole('button', { name: 'Send the page' }).click();
    expect(await visit.page.title()).to.equal('sent');
    visit.expectNoProblems();
  });

  it('that has the thread inside a shadow root finds comments by permalink all the same', async () => {
    const body = `<div><template shadowrootmode="open"><div><template shadowrootmode="open">${element}</template></div></template></div>`;
    const visit = await open(aPage(library, body));
    await use(visit, 'has shadow roots around the thread');
    await visit.comment('1.1').locator('.permalink').click();
    await visit.expectFocus(visit.comment('1.1'));
    visit.expectNoProblems();
  });

  it('that has a base address keeps its readers when they follow a link to a comment, or to all', async () => {
    const visit = await open(aPage(`<base href="/">${library}`));
    await use(visit, 'has a base address');
    await visit.comment('1.1').locator('.permalink').click();
    await visit.expectFocus(visit.comment('1.1'));
    await visit.page.locator('[part=count-link]').click();
    await visit.expectFocus(visit.heading('4 comments'));
    expect(new URL(visit.page.url()).pathname).to.equal('/foreign.html');
    visit.expectNoProblems();
  });

  it('that has two copies of the library warns, and both work on', async () => {
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html dompurify 'allow-duplicates'";
    const page = aPage(`${library}<script type="module" src="/copy/discussion-elements.js"></script>`);
    const copy = aCopyOfTheLibrary('/copy');
    const warnings: string[] = [];
    const visit = await Visit.open('/discussion.json', { files: { '/discussion.json': { body: '{}', type: 'application/json' } } });
    visit.page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
    for (const [name, { body, headers = {}, type = 'text/html' }] of Object.entries({
      ...copy,
      '/two.html': { ...page, headers: { 'Content-Security-Policy': policy } },
      '/discussion.json': { body: JSON.stringify(discussion), type: 'application/json' },
    } as Record<string, ServedFile>)) {
      await visit.page.route(`**${name}`, (route) => route.fulfill({ body, headers, contentType: `${type}; charset=utf-8` }));
    }
    await visit.page.goto(new URL('/two.html', visit.page.url()).href);
    await use(visit, 'has two copies');
    expect(warnings.join('\n')).to.match(/<discussion-thread> is defined already/);
    visit.expectNoProblems();
  });

  it('that shows the thread in a frame without an origin lets people read and write there, though nothing can be stored', async () => {
    const framed = aPage('<script type="module" src="/copy/discussion-elements.js"></script>');
    const visit = await open(aPage('', '<iframe title="Comments" sandbox="allow-scripts" src="/framed.html" width="900" height="1400"></iframe>'), {
      '/framed.html': framed,
      ...aCopyOfTheLibrary('/copy', { 'Access-Control-Allow-Origin': '*' }),
    });
    const frame = visit.page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 2, name: '3 comments' }).waitFor();
    await frame.locator('ol li').nth(1).waitFor();
    await frame.getByRole('textbox', { name: 'Your comment' }).fill('Written in a frame.');
    await frame.getByRole('button', { name: 'Post comment' }).click();
    await frame.locator('[part=body]').getByText('Written in a frame.').waitFor();
    if (SHOTS) await visit.page.screenshot({ path: `${SHOTS}/frame.png`, fullPage: true });
    visit.expectNoProblems();
  });
});
