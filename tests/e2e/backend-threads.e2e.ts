import { expect } from 'chai';
import { aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { PAGE, startBluesky } from '../sources/bluesky/backend.js';
import { startHackerNews } from '../sources/hackernews/backend.js';
import { aStatus, startMastodon, statuses } from '../sources/mastodon/backend.js';
import { startServer } from '../sources/server.js';
import { until, Visit } from './support/visit.js';

describe('counts of an index page', () => {
  it('of many stories come with one request', async () => {
    const backend = await startHackerNews(undefined, '/api/v1');
    try {
      const count = (id: number): string => `<discussion-count source="hackernews" src="https://news.ycombinator.com/item?id=${id}">?</discussion-count>`;
      const body = `<!doctype html>
        <html lang="en">
          <meta charset="utf-8">
          <title>A page</title>
          <script type="module" src="/dist/cdn/discussion-elements.js"></script>
          <p>${count(40100)}, ${count(40900)}, ${count(40999)}</p>
        </html>`;
      const visit = await Visit.open('/index.html', { files: { '/index.html': { body } }, hosts: { 'https://hn.algolia.com': backend.origin } });
      const shown = (): Promise<string[]> =>
        visit.page.locator('discussion-count').evaluateAll((all) => all.map(({ shadowRoot }) => shadowRoot?.textContent.trim() ?? ''));
      await until(async () => (await shown())[0] !== '', 'a number');
      // What is not there leaves what the page says.
      expect(await shown()).to.deep.equal(['6 comments', '0 comments', '']);
      expect(backend.calls).to.have.length(1);
      visit.expectNoProblems();
    } finally {
      await backend.close();
    }
  });
});

describe('replies that a backend holds back', () => {
  const several = (source: string): string => `<!doctype html>
    <html lang="en">
      <meta charset="utf-8">
      <title>A page</title>
      <discussion-thread ${source} max-indent="2"></discussion-thread>
      <script type="module" src="/dist/cdn/discussion-elements.js"></script>
    </html>`;

  it('are loaded from Mastodon branch by branch, past the depth that it gives', async () => {
    const chain = Array.from({ length: 45 }, (_, at) => ({ ...aStatus(`${101 + at}`, `${100 + at}`, at < 44 ? 1 : 0), content: `<p>Level ${at + 1}.</p>` }));
    const backend = await startMastodon([statuses()[0]!, ...chain]);
    try {
      const visit = await Visit.open('/deep.html', {
        files: { '/deep.html': { body: several('source="mastodon" src="https://social.example/@nora/100"') } },
        hosts: { 'https://social.example': backend.origin },
      });
      for (const [known, last] of [[20, 20], [40, 40]] as const) {
        await visit.page.locator('[part~=comment]').filter({ hasText: `Level ${last}.` }).waitFor();
        expect(await visit.comments.count()).to.equal(known);
        if (known === 20) expect(await visit.page.locator('p[part=notice]').innerText()).to.equal('Not all comments can be shown here. See all at the source');
        await visit.page.getByRole('button', { name: /^Show 1 more reply/ }).click();
      }
      await visit.page.locator('[part~=comment]').filter({ hasText: 'Level 45.' }).waitFor();
      expect(await visit.page.getByRole('button', { name: /more reply/ }).count()).to.equal(0);
      visit.expectNoProblems();
    } finally {
      await backend.close();
    }
  });

  it('are shown from Bluesky as far as they go', async () => {
    const backend = await startBluesky();
    try {
      const visit = await Visit.open('/deep.html', {
        files: { '/deep.html': { body: several(`source="bluesky" src="${PAGE}"`) } },
        hosts: { 'https://public.api.bsky.app': backend.origin },
      });
      await visit.read('13 comments', 13);
      const last = visit.page.locator('[part~=comment]').filter({ hasText: 'Depth 12' });
      expect(await last.locator('[part=context]').innerText()).to.equal('in reply to boi97l.test');
      visit.expectNoProblems();
    } finally {
      await backend.close();
    }
  });
});

describe('a thread of several sources', () => {
  it('shows a site, a toot and a story together, and the rest when one fails', async () => {
    const [story, toot] = await Promise.all([startHackerNews(undefined, '/api/v1'), startMastodon()]);
    const body = `<!doctype html>
      <html lang="en">
        <meta charset="utf-8">
        <title>A page</title>
        <discussion-thread></discussion-thread>
        <script type="module">
          import { createSource, JsonSource, MergedSource } from '/dist/cdn/discussion-elements.js';
          document.querySelector('discussion-thread').source = new MergedSource([
            { source: new JsonSource('/site.json'), name: 'Harbour' },
            await createSource('mastodon', 'https://social.example/@nora/100'),
            await createSource('hackernews', '40100'),
            await createSource('bluesky', '${PAGE}'),
          ]);
        </script>
      </html>`;
    const site = { thread: { id: 'site' }, comments: [{ id: '1', author: 'Ines', body: 'From the site.', createdAt: '2024-01-01T00:00:00Z' }] };
    try {
      const visit = await Visit.open('/merged.html', {
        files: { '/merged.html': { body }, '/site.json': { body: JSON.stringify(site), type: 'application/json' } },
        hosts: { 'https://hn.algolia.com': story.origin, 'https://social.example': toot.origin },
        origins: ['https://public.api.bsky.app'],
      });
      await visit.read('14 comments', 1 + 7 + 6);
      expect(await visit.comment('1').innerText()).to.include('via Harbour');
      expect(await visit.comment('2.1.1').innerText()).to.include('via Hacker News');
      expect(await visit.page.locator('[part~=notice]').first().innerText()).to.include('Comments from bluesky could not be loaded.');
      // The failing host is the only problem.
      expect(visit.problems.filter((problem) => !problem.includes('public.api.bsky.app'))).to.deep.equal([]);
    } finally {
      await Promise.all([story.close(), toot.close()]);
    }
  });

  it('sends what is written to the part that takes it, and offers no reply where none is possible', async () => {
    const [server, toot] = await Promise.all([startServer(aDocument({ thread: aThread({ id: 'tides' }), comments: commentsAt('1', '1.1') })), startMastodon()]);
    const body = `<!doctype html>
      <html lang="en">
        <meta charset="utf-8">
        <title>A page</title>
        <h1>A page</h1>
        <discussion-thread no-storage></discussion-thread>
        <script type="module">
          import { createSource, MergedSource, RestSource } from '/dist/cdn/discussion-elements.js';
          document.querySelector('discussion-thread').source = new MergedSource([
            await createSource('mastodon', 'https://social.example/@nora/100'),
            { source: new RestSource('${server.url}'), name: 'Harbour' },
          ]);
        </script>
      </html>`;
    try {
      const visit = await Visit.open('/merged.html', {
        files: { '/merged.html': { body } },
        hosts: { 'https://social.example': toot.origin },
        origins: [server.origin],
        permissions: ['local-network-access'],
      });
      await visit.read('9 comments', 9);
      expect(await visit.page.getByRole('button', { name: /^Reply to/ }).count()).to.equal(2);
      const text = visit.page.getByRole('textbox', { name: 'Your comment' });
      await text.fill('A word for the harbour.');
      await visit.page.getByRole('button', { name: 'Post comment' }).click();
      await visit.heading('10 comments').waitFor();
      // It is there at once; where it is from is known when it is stored.
      await visit.comments.filter({ hasText: 'A word for the harbour.' }).filter({ hasText: 'via Harbour' }).waitFor();
      const context = { signal: new AbortController().signal, fetch, lang: 'en' };
      const stored = (await server.backend.load({}, context)).comments.map(({ body: { value } }) => value);
      expect(stored.filter((value) => value === 'A word for the harbour.')).to.have.length(1);
      visit.expectNoProblems();
    } finally {
      await Promise.all([server.close(), toot.close()]);
    }
  });
});
