import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import { WalineSource } from '../../src/sources/waline.js';
import { contextOf, failureOf } from '../sources/support.js';
import { atOrigin } from './support/origin.js';
import { waline } from './support/running.js';
import { fewComments, makeThread, type StoredComment } from './support/waline-threads.js';
import type { WalineServer } from './support/waline-server.js';

describe('WalineSource reads a real server', () => {
  let server: WalineServer;

  before(async () => {
    server = await waline();
  });

  it('takes the path from the address in any form, or from the page that it is on', async () => {
    const { path } = await makeThread(server, fewComments());
    const { url } = server;
    for (const src of [`${url}/#${path}`, `${url}?path=${encodeURIComponent(path)}`, `${url}/api/comment?path=${path}`]) {
      expect((await new WalineSource(src).load({}, contextOf())).comments, src).to.have.length(8);
    }
    await atOrigin(`https://blog.example${path}`, async () => {
      expect((await new WalineSource(url).load({}, contextOf())).comments).to.have.length(8);
    });
  });

  it('finds a path with other letters than English ones', async () => {
    await makeThread(server, []);
    await server.run("INSERT INTO wl_Comment (comment, url, status) VALUES ('Hola', '/año/', 'approved')");
    for (const src of [`${server.url}/#/año/`, `${server.url}/#/a%C3%B1o/`, `${server.url}/?path=/a%C3%B1o/`]) {
      expect((await new WalineSource(src).load({}, contextOf())).comments, src).to.have.length(1);
    }
  });

  it('gives the true parent of each comment, HTML as it came, and nothing that is not for readers', async () => {
    const text = 'Hello **bold** <script>1</script> <img src=x onerror=alert(1)>';
    const { src, ids } = await makeThread(server, [...fewComments(), { key: 'x', second: 9, text, like: 3 }]);
    const page = await new WalineSource(src).load({}, contextOf());
    const parents = Object.fromEntries(page.comments.map(({ id, parentId }) => [id, parentId]));
    expect(parents[String(ids.a111)]).to.equal(String(ids.a11));
    expect(parents[String(ids.a)]).to.equal(null);
    const comment = page.comments.find(({ id }) => id === String(ids.x));
    expect(comment).to.deep.include({ status: 'published', createdAt: '2024-05-01T10:00:09.000Z' });
    expect(comment?.author).to.deep.include({ kind: 'guest', name: 'Writer x' });
    expect(comment?.reactions).to.deep.equal([{ key: 'like', label: 'Like', count: 3, mine: false }]);
    expect(comment?.body.format).to.equal('html');
    expect(comment?.body.value).to.contain('<strong>bold</strong>');
    expect(JSON.stringify(page)).not.to.match(/mail\.example|203\.0\.113\.7|onerror|"orig"|"source"|browser/);
  });

  it('gives pages of top-level comments in every order, with the count of all', async () => {
    const { src, ids } = await makeThread(server, [...fewComments(), { key: 'e', second: 20, like: 9 }]);
    const source = new WalineSource(src);
    const heads = async (query: object): Promise<(string | undefined)[]> => {
      const { comments } = await source.load(query, contextOf());
      return comments.filter(({ parentId }) => parentId === null).map(({ id }) => Object.keys(ids).find((key) => String(ids[key]) === id));
    };
    expect(await heads({ limit: 2 })).to.deep.equal(['a', 'b']);
    expect(await heads({ limit: 2, cursor: '2' })).to.deep.equal(['c', 'd']);
    expect(await heads({ limit: 2, order: 'newest' })).to.deep.equal(['e', 'd']);
    expect(await heads({ limit: 1, order: 'top' })).to.deep.equal(['e']);
    const { thread, next } = await source.load({ limit: 2 }, contextOf());
    expect(thread).to.deep.include({ state: 'open', total: 9, orders: ['oldest', 'newest', 'top'] });
    expect(next).to.equal('2');
  });

  it('keeps the place of a parent that is not there, and the replies of one that was emptied', async () => {
    const { src, ids } = await makeThread(server, [
      { key: 'a', second: 1, text: '' },
      { key: 'lost', second: 2, parent: 99_999_999 },
      { key: 'a1', second: 3, parent: 'a' },
    ] satisfies StoredComment[]);
    const tree = new CommentTree();
    tree.insertMany(coercePage(await new WalineSource(src).load({}, contextOf())).comments);
    expect(tree.get(String(ids.lost))?.parent?.data.status).to.equal('missing');
    expect(tree.get(String(ids.a))?.data.status).to.equal('deleted');
    expect(tree.get(String(ids.a))?.data.author).to.deep.equal({ kind: 'removed' });
    expect(tree.get(String(ids.a1))?.parent?.id).to.equal(String(ids.a));
  });

  it('counts many threads of a server with one request', async () => {
    const [few, none] = [await makeThread(server, fewComments()), await makeThread(server, [{ key: 'w', second: 1, status: 'waiting' }])];
    const urls: string[] = [];
    const spy: typeof fetch = (input, init) => {
      urls.push(String(input));
      return fetch(input, init);
    };
    const counts = await new WalineSource(few.src).count([few.src, none.src, few.src], { ...contextOf(), fetch: spy });
    expect([...counts]).to.deep.equal([
      [few.src, 8],
      [none.src, 0],
    ]);
    expect(urls).to.have.length(1);
  });

  it('says that a comment is not there', async () => {
    const { src } = await makeThread(server, fewComments());
    await failureOf(new WalineSource(src).load({ aroundId: '7' }, contextOf()), 'not-found');
  });
});
