import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { BloggerSource } from '../../src/sources/blogger.js';
import { sourceConformance } from '../../src/testing/index.js';
import type { Backend } from './backend.js';
import { feeds, startBlogger } from './blogger/backend.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, failureOf } from './support.js';

const PATH = '/2024/03/tides.html';
const POST = `https://harbour.blogspot.example${PATH}`;

for (const most of [200, 5]) {
  sourceConformance(
    `BloggerSource, of a blog that gives ${most} at once`,
    async () => {
      // What is removed does not count in the thread, but it does at Blogger.
      const { post, comments } = feeds();
      const { origin, close } = await startBlogger({ post: { ...post, thr$total: { $t: '7' } }, comments }, most);
      return { source: new BloggerSource(origin + PATH), url: origin + PATH, close };
    },
    { can: ['count'] },
  );
}

describe('BloggerSource', () => {
  let backend: Backend;

  const start = async (most?: number): Promise<BloggerSource> => {
    backend = await startBlogger(feeds(), most);
    return new BloggerSource(POST, { api: backend.origin });
  };
  const find = ({ comments }: DiscussionPage, id: string): CommentData => comments.find((one) => one.id === id)!;

  afterEach(() => backend.close());

  it('gives the post as the article, and the form of Blogger to reply with', async () => {
    const { article, thread } = await (await start()).load({}, contextOf());
    expect(article).to.deep.include({ headline: 'The new tide table', url: POST, publishedAt: '2024-03-02T09:00:00.000+01:00' });
    expect(article?.byline).to.deep.equal([{ role: 'author', name: 'Nora', url: 'https://www.blogger.com/profile/111' }]);
    expect(article?.body).to.deep.include({ format: 'html' });
    expect(thread).to.deep.include({ url: POST, total: 7, replyUrl: 'https://www.blogger.com/comment/fullpage/post/1234567890/987' });
  });

  it('finds the true parent in the related link, not in what all say to answer', async () => {
    const { comments } = await (await start()).load({}, contextOf());
    expect(comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal([
      ...[['5001', null], ['5002', null], ['5003', '5001'], ['5004', null], ['5005', '5002'], ['5006', '5005'], ['5007', '4999']],
    ]);
  });

  it('keeps the place of what was removed, without the sentence that stands there', async () => {
    const page = await (await start()).load({}, contextOf());
    expect(find(page, '5005')).to.deep.include({ status: 'deleted', author: { kind: 'removed' } });
    expect(JSON.stringify(page)).to.not.include('has been removed');
    const tree = new CommentTree();
    tree.insertMany(coercePage(page).comments);
    expect(tree.get('5006')?.parent?.id).to.equal('5005');
    expect(tree.get('4999')?.data.status).to.equal('missing');
  });

  it('tells members from guests, marks the author of the post, and keeps e-mail addresses to itself', async () => {
    const page = await (await start()).load({}, contextOf());
    expect(find(page, '5003').author).to.deep.equal({
      ...{ kind: 'member', name: 'Nora', url: 'https://www.blogger.com/profile/111', badges: ['author'] },
      avatarUrl: 'https://blogger.googleusercontent.com/img/b/nora.jpg',
    });
    expect(find(page, '5002').author.kind).to.equal('anonymous');
    expect(find(page, '5004').author).to.deep.include({ kind: 'guest', name: 'Inés' });
    expect(JSON.stringify(page)).to.not.include('noreply@blogger.com');
  });

  it('pages by the comments that really came', async () => {
    const source = await start(3);
    const pages: DiscussionPage[] = [await source.load({ limit: 50 }, contextOf())];
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await source.load({ cursor: next, limit: 50 }, contextOf()));
    expect(pages.map(({ comments }) => comments.length)).to.deep.equal([3, 3, 1]);
    expect(pages.map(({ next }) => next)).to.deep.equal(['4', '7', undefined]);
    expect(backend.calls.filter(({ path }) => path.includes('posts'))).to.have.length(1);
  });

  it('ends where nothing comes, whatever the blog says there is', async () => {
    const source = await start();
    expect((await source.load({ cursor: '99' }, contextOf())).next).to.equal(undefined);
    await failureOf(source.load({ cursor: 'words' }, contextOf()), 'invalid');
  });

  it('takes the address of the feed, too', async () => {
    await start();
    const { article, comments } = await new BloggerSource(`${backend.origin}/feeds/987/comments/default`).load({}, contextOf());
    expect(article?.headline).to.equal('The new tide table');
    expect(comments).to.have.length(7);
  });

  it('counts the last posts of a blog with one request, others alone', async () => {
    const source = await start();
    const ice = 'https://harbour.blogspot.example/2024/02/ice.html?m=1';
    const counts = await source.count([POST, ice, 'https://harbour.blogspot.example/2001/01/old.html'], contextOf());
    expect([...counts]).to.deep.equal([[POST, 7], [ice, 0]]);
    expect(backend.calls.map(({ path, query }) => path + (query.get('path') ?? ''))).to.deep.equal([
      '/feeds/posts/summary',
      '/feeds/posts/default/2001/01/old.html',
    ]);
  });

  it('says that there is no such post', async () => {
    await start();
    await failureOf(new BloggerSource('https://harbour.blogspot.example/2001/01/old.html', { api: backend.origin }).load({}, contextOf()), 'not-found');
    await failureOf(new BloggerSource('http://[').load({}, contextOf()), 'not-found');
  });

  it('survives an answer that is wrong anywhere', async () => {
    await start();
    const { post, comments } = feeds();
    await survivesBrokenAnswers({ post, comments: comments.slice(2, 5) }, (answer) => ({
      source: new BloggerSource(POST),
      fetch: (url) => {
        const { post: entry, comments: entries } = (answer ?? {}) as { post?: unknown; comments?: unknown };
        return Promise.resolve(Response.json({ feed: { entry: String(url).includes('/comments/') ? entries : [entry] } }));
      },
    }));
  });
});

describe('BloggerSource in front of a blog that fails', () => {
  failsAsASourceDoes(async () => {
    const faulty = await startBlogger();
    return { backend: faulty, source: new BloggerSource(POST, { api: faulty.origin, timeout: 200 }) };
  });
});
