import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { build } from 'esbuild';
import { html } from 'lit';
import type * as Library from '../../src/index.js';
import type { DiscussionDocument } from '../../src/model/types.js';
import type * as Text from '../../src/text/body.js';
import { loadReference } from '../fixtures/reference.js';
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

describe('the reference page from a server', () => {
  let files: Record<string, ServedFile>;
  let reference: DiscussionDocument;

  before(async () => {
    reference = await loadReference();
    const rendered = await renderPage(reference);
    const pageWith = (script: string): ServedFile => ({
      body: `<!doctype html>
        <html lang="en">
          <meta charset="utf-8">
          <title>A page from a server</title>
          ${rendered}
          ${script}
        </html>`,
    });
    files = {
      '/served.html': pageWith(''),
      '/hydrated.html': pageWith(TAKE_OVER),
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
});

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
  const page = html`<discussion-page .discussion=${discussion}></discussion-page>`;
  return collectResult(render(page, { deferHydration: true }));
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
