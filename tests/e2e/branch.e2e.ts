import { expect } from 'chai';
import { aDocument, commentsAt } from '../fixtures/builders.js';
import { Visit } from './support/visit.js';

const talk = JSON.stringify(aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '1.1.1.1', '1.2', '2', '2.1') }));

/** From now on a backend that gives the same comments, and takes none. */
const refusePosts = `new Promise((resolve) => {
  const thread = document.querySelector('discussion-thread');
  thread.addEventListener('discussion-loaded', () => resolve(), { once: true });
  thread.source = {
    name: 'refusing',
    load: async () => (await fetch('/talk.json')).json(),
    post: () => Promise.reject(new Error('no')),
  };
})`;

/** Threads of a page, each with its own prefix for permalinks; the page keeps something of its own in the history. */
function open(...prefixes: readonly string[]): Promise<Visit> {
  const threads = prefixes.map((prefix) => `<discussion-thread source="local" src="/talk.json" anchor-prefix="${prefix}"></discussion-thread>`);
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Branches</title>
    <script>history.replaceState({ page: 'own' }, '')</script>
    <script type="module" src="/dist/cdn/discussion-elements.js"></script>${threads.join('')}</html>`;
  return Visit.open('/branches.html', { files: { '/branches.html': { body }, '/talk.json': { body: talk, type: 'application/json' } } });
}

describe('one branch alone, in the history of the tab', () => {
  let visit: Visit;

  const at = (id: string, prefix = 'comment-') => visit.page.locator(`[id="${prefix}${id}"]`);
  const choose = async (id: string, entry: string, prefix?: string): Promise<void> => {
    await at(id, prefix).getByRole('button', { name: /^More: / }).click();
    await visit.page.getByRole('menuitem', { name: entry }).click();
  };
  const shows = (id: string): Promise<void> => visit.page.locator('.path [aria-current]').filter({ hasText: new RegExp(` ${id}$`) }).waitFor();
  const showsAll = (): Promise<void> => at('2').waitFor();
  const kept = (): Promise<unknown> => visit.page.evaluate('history.state.page');

  beforeEach(async () => {
    visit = await open('comment-');
    await visit.read('7 comments', 7);
  });

  it('is left by Back, one step at a time, and shown again by Forward', async () => {
    await choose('1.1.1', 'Only this branch');
    await shows('1.1.1');
    await visit.page.getByRole('button', { name: 'Anonymous, 1.1', exact: true }).click();
    await shows('1.1');
    expect(await kept()).to.equal('own');
    await visit.page.goBack();
    await shows('1.1.1');
    await visit.page.goBack();
    await showsAll();
    await visit.expectFocus(at('1.1.1'));
    expect(await kept()).to.equal('own');
    await visit.page.goForward();
    await shows('1.1.1');
    visit.expectNoProblems();
  });

  it('is there again after a step in the menu that leads out of it', async () => {
    await choose('1.1', 'Only this branch');
    await shows('1.1');
    await choose('1.1', 'The comment it answers');
    await showsAll();
    await visit.expectFocus(at('1'));
    await visit.page.goBack();
    await shows('1.1');
  });

  for (const outcome of ['sent', 'failed']) {
    it(`is there again after a comment on the whole thread that was ${outcome}, which stands outside of it`, async () => {
      if (outcome === 'failed') await visit.page.evaluate(refusePosts);
      await visit.read('7 comments', 7);
      await choose('1.1.1', 'Only this branch');
      await shows('1.1.1');
      await visit.page.getByRole('textbox', { name: 'Your comment' }).fill('To all of you');
      await visit.page.getByRole('button', { name: 'Post comment' }).click();
      const own = visit.comments.filter({ hasText: 'To all of you' });
      await visit.expectFocus(own);
      await showsAll();
      expect(await own.getByRole('button', { name: /^Try again/ }).count()).to.equal(outcome === 'failed' ? 1 : 0);
      await visit.page.goBack();
      await shows('1.1.1');
    });
  }

  it('is one of its own in each of two threads', async () => {
    visit = await open('comment-', 'other-');
    await at('2', 'other-').waitFor();
    await choose('1.1', 'Only this branch');
    await shows('1.1');
    await choose('2', 'Only this branch', 'other-');
    await shows('2');
    await visit.page.goBack();
    await at('1.2', 'other-').waitFor();
    await shows('1.1');
    expect(await at('2').count(), 'the first is as it was').to.equal(0);
  });
});
