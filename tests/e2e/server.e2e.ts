import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { build } from 'esbuild';
import { html, type TemplateResult } from 'lit';
import type * as Library from '../../src/index.js';
import type { DiscussionDocument } from '../../src/model/types.js';
import type * as Text from '../../src/text/body.js';
import { loadReference } from '../fixtures/reference.js';
import { seededDocument } from '../fixtures/seeded.js';
import { until, Visit, type ServedFile } from './support/visit.js';

/** The page owner's own backend, the same on both sides. */
const SOURCE = `{
  name: 'own',
  load: async () => (await fetch('/own.json')).json(),
  post: async ({ parentId, body }) => ({ id: 'new', parentId, body, createdAt: '2026-01-01T00:00:00Z', author: {}, status: 'published' }),
}`;

const TAKE_OVER = `
  <script>
    const shadow = (element) => element.shadowRoot;
    const thread = shadow(document.querySelector('discussion-page')).querySelector('discussion-thread');
    window.served = [...shadow(thread).querySelectorAll('[part~=comment], [part~=body] p, [part=heading]')];
  </script>
  <script type="module" src="/hydrate.js"></script>
  <script type="module">
    import { Discussion } from '/dist/cdn/discussion-elements.js';
    const discussion = new Discussion(${SOURCE});
    await discussion.load();
    const page = document.querySelector('discussion-page');
    page.discussion = discussion;
    page.removeAttribute('defer-hydration');
  </script>`;

const TAKE_OVER_ALONE = `
  <script type="module" src="/hydrate.js"></script>
  <script type="module">
    import '/dist/cdn/discussion-elements.js';
    const { comments } = await (await fetch('/own.json')).json();
    const comment = document.querySelector('discussion-comment');
    comment.comment = comments.at(-1);
    comment.removeAttribute('defer-hydration');
  </script>`;

describe('the reference page from a server', () => {
  let files: Record<string, ServedFile>;
  let reference: DiscussionDocument;

  before(async () => {
    const { comments, ...rest } = await loadReference();
    // One was written while the server was about to answer.
    const [last, ...others] = comments.toReversed();
    reference = { ...rest, comments: [...others.toReversed(), { ...last!, createdAt: new Date(Date.now() - 90_000).toISOString() }] };
    const page = await renderPage(reference);
    const alone = await rendered(html`<discussion-comment .comment=${reference.comments.at(-1)}></discussion-comment>`);
    files = {
      '/served.html': pageWith(page, ''),
      '/hydrated.html': pageWith(page, TAKE_OVER),
      '/alone.html': pageWith(alone, TAKE_OVER_ALONE),
      '/hydrate.js': { body: await hydrateSupport(), type: 'text/javascript' },
      '/own.json': { body: JSON.stringify(reference), type: 'application/json' },
    };
  });

  it('can be read without JavaScript: the article and 41 comments with their words', async () => {
    const visit = await Visit.open('/served.html', { files, javaScriptEnabled: false });
    await visit.read('41 comments', 41);
    await visit.page.getByRole('heading', { level: 1, name: reference.article?.headline ?? '' }).waitFor();
    const bodies = await visit.page.locator('[part~=comment] [part=body]').allInnerTexts();
    expect(bodies.filter((words) => words.trim() !== '')).to.have.length(41);
    expect(await visit.comment('20.4').isVisible()).to.equal(true);
    visit.expectNoProblems();
  });

  it('is taken over by the script as it stands, and can be written to', async () => {
    const visit = await Visit.open('/hydrated.html', { files });
    await until(() => isTakenOver(visit), 'the end of hydration');
    await visit.read('41 comments', 41);
    const { before, kept } = await countServed(visit);
    expect(before).to.be.above(82);
    expect(kept, 'nodes of the server that are still there').to.equal(before);
    expect(await visit.comment('20.4').locator('[part=body]').innerText()).not.to.equal('');

    await visit.comment('1').getByRole('button', { name: /^Reply to/ }).click();
    await visit.expectFocus(visit.page.getByRole('textbox', { name: /^Your reply/ }));
    await visit.type('From both sides.');
    await visit.press('Control+Enter');
    await visit.expectFocus(visit.comment('1.1'));
    await visit.read('42 comments', 42);
    visit.expectNoProblems();
  });

  for (const [what, address] of [['the times', '/hydrated.html'], ['the time of a comment alone', '/alone.html']] as const) {
    it(`tells ${what} in the zone of the reader, and from now`, async () => {
      const visit = await Visit.open(address, { files, timezoneId: 'Asia/Tokyo' });
      const times = visit.page.locator('[part=time]');
      await times.getByText(/^\d minutes? ago$/).waitFor();
      const told = await times.evaluateAll((all) =>
        (all as HTMLTimeElement[]).map(({ dateTime, textContent, title }) => {
          const style = { dateStyle: title ? 'long' : 'medium', timeStyle: 'short' } as const;
          return { is: title || textContent, must: new Intl.DateTimeFormat('en', style).format(new Date(dateTime)) };
        }),
      );
      expect(told.map(({ is }) => is)).to.deep.equal(told.map(({ must }) => must));
      visit.expectNoProblems();
    });
  }
});

describe('a long thread from a server', () => {
  it('is taken over whole, though most of it is off the screen, and can be written to', async () => {
    const long = seededDocument({ count: 300 });
    const visit = await Visit.open('/hydrated.html', {
      files: {
        '/hydrated.html': pageWith(await renderPage(long), TAKE_OVER),
        '/hydrate.js': { body: await hydrateSupport(), type: 'text/javascript' },
        '/own.json': { body: JSON.stringify(long), type: 'application/json' },
      },
    });
    await until(() => isTakenOver(visit), 'the end of hydration');
    await visit.read('300 comments', 300);
    const { before, kept } = await countServed(visit);
    expect(before).to.be.above(600);
    expect(kept, 'nodes of the server that are still there').to.equal(before);
    await visit.page.getByRole('textbox', { name: 'Your comment' }).fill('The last word.');
    await visit.press('Control+Enter');
    await visit.read('301 comments', 301);
    visit.expectNoProblems();
  });
});

function pageWith(element: string, script: string): ServedFile {
  return {
    body: `<!doctype html>
      <html lang="en">
        <meta charset="utf-8">
        <title>A page from a server</title>
        ${element}
        ${script}
      </html>`,
  };
}

/** What a server of the page owner's does with the built modules. */
async function renderPage(document: DiscussionDocument): Promise<string> {
  const { Discussion } = (await built('define.js')) as typeof Library;
  const { loadPart } = (await built('text/body.js')) as typeof Text;
  await loadPart('markdown');
  const discussion = new Discussion({
    name: 'own',
    load: () => Promise.resolve(document),
    post: () => Promise.reject(new Error('only in the browser')),
  });
  await discussion.load();
  return rendered(html`<discussion-page .discussion=${discussion}></discussion-page>`);
}

function rendered(template: TemplateResult): Promise<string> {
  return collectResult(render(template, { deferHydration: true }));
}

function built(file: string): Promise<unknown> {
  return import(new URL(`../../dist/${file}`, import.meta.url).href);
}

/** Lit's module for taking over, as a bundler of the page owner's packs it. */
async function hydrateSupport(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['@lit-labs/ssr-client/lit-element-hydrate-support.js'],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

function isTakenOver({ page }: Visit): Promise<boolean> {
  return page.locator('discussion-thread').evaluate((thread) => !thread.hasAttribute('defer-hydration') && 'updateComplete' in thread);
}

/** How many nodes the server sent, and how many of them are in the page still. */
function countServed({ page }: Visit): Promise<{ before: number; kept: number }> {
  return page.evaluate(() => {
    const { served } = window as unknown as { served: Element[] };
    return { before: served.length, kept: served.filter(({ isConnected }) => isConnected).length };
  });
}
