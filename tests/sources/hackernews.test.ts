import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import { HackerNewsSource } from '../../src/sources/hackernews.js';
import { sourceConformance } from '../../src/testing/index.js';
import type { Backend } from './backend.js';
import { startHackerNews } from './hackernews/backend.js';
import { recorded } from './recorded.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, failureOf } from './support.js';

const STORY = 'https://news.ycombinator.com/item?id=40100';

sourceConformance(
  'HackerNewsSource',
  async () => {
    const { origin, close } = await startHackerNews();
    return { source: new HackerNewsSource(STORY, { api: origin }), url: STORY, close };
  },
  { can: ['count'] },
);

describe('HackerNewsSource', () => {
  let backend: Backend;
  let source: HackerNewsSource;

  beforeEach(async () => {
    backend = await startHackerNews();
    source = new HackerNewsSource(STORY, { api: backend.origin });
  });
  afterEach(() => backend.close());

  it('gives the story as the article, and where one can reply', async () => {
    const { article, thread } = await source.load({}, contextOf());
    expect(article).to.deep.include({ headline: 'A tide table that fits on one page', url: 'https://harbour.example/tides' });
    expect(article?.byline).to.deep.equal([
      { role: 'poster', name: 'quaywatch', url: 'https://news.ycombinator.com/user?id=quaywatch' },
    ]);
    expect(thread).to.deep.include({ replyUrl: STORY, url: STORY, state: 'open' });
    expect(thread?.origin?.name).to.equal('Hacker News');
  });

  it('gives all the tree in one request, each comment with its true parent', async () => {
    const { comments } = await source.load({}, contextOf());
    const parents = Object.fromEntries(comments.map(({ id, parentId }) => [id, parentId]));
    expect(parents).to.deep.equal({
      40101: null,
      40102: null,
      40103: null,
      40104: '40101',
      40105: '40102',
      40107: '40104',
      40108: '40199',
    });
    expect(backend.calls).to.have.length(1);
  });

  it('keeps the place of a deleted comment and of one that is left out, for their replies', async () => {
    const tree = new CommentTree();
    tree.insertMany(coercePage(await source.load({}, contextOf())).comments);
    expect(tree.get('40104')?.data.status).to.equal('deleted');
    expect(tree.get('40107')?.parent?.id).to.equal('40104');
    expect(tree.get('40199')?.data.status).to.equal('missing');
    expect(tree.get('40108')?.parent?.id).to.equal('40199');
  });

  it('hides what moderators killed', async () => {
    const story = recorded('hackernews/item') as { id: number; children: never[] };
    Object.assign(story.children[0] ?? {}, { dead: true });
    await backend.close();
    backend = await startHackerNews(story);
    const { comments } = await new HackerNewsSource('40100', { api: backend.origin }).load({}, contextOf());
    expect(comments.find(({ id }) => id === '40101')?.status).to.equal('hidden');
  });

  it('loads the replies of one comment alone', async () => {
    const { comments } = await source.load({ parentId: '40104' }, contextOf());
    expect(comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal([['40107', '40104']]);
  });

  it('counts many stories with one request, and leaves out what is none', async () => {
    const urls = [STORY, 'https://news.ycombinator.com/item?id=40900', '40999', 'https://elsewhere.example/'];
    const counts = await source.count(urls, contextOf());
    expect([...counts]).to.deep.equal([
      [STORY, 6],
      ['https://news.ycombinator.com/item?id=40900', 0],
    ]);
    expect(backend.calls).to.have.length(1);
  });

  it('reads a tree that is 5,000 replies deep', async () => {
    const items = Array.from({ length: 5001 }, (_, at) => `{"id": ${at + 1}, "author": "deep", "text": "Deeper.", "children": [`);
    const fetch = (): Promise<Response> => Promise.resolve(new Response(items.join('') + ']}'.repeat(5001), { headers: { 'Content-Type': 'application/json' } }));
    const { comments } = await new HackerNewsSource('1').load({}, { ...contextOf(), fetch });
    expect(comments).to.have.length(5000);
    expect(comments.at(-1)).to.deep.include({ id: '5001', parentId: '5000' });
  });

  it('says that there is no such story', async () => {
    for (const src of ['https://news.ycombinator.com/item?id=1', 'https://news.ycombinator.com/', 'words']) {
      await failureOf(new HackerNewsSource(src, { api: backend.origin }).load({}, contextOf()), 'not-found');
    }
  });

  it('survives an answer that is wrong anywhere', () =>
    survivesBrokenAnswers(recorded('hackernews/item'), (answer) => ({
      source: new HackerNewsSource(STORY),
      fetch: () => Promise.resolve(Response.json(answer)),
    })));

  failsAsASourceDoes(async () => {
    const faulty = await startHackerNews();
    return { backend: faulty, source: new HackerNewsSource(STORY, { api: faulty.origin, timeout: 200 }) };
  });
});
