import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import { WordPressSource } from '../../src/sources/wordpress.js';
import { contextOf, failureOf } from '../sources/support.js';
import { atOrigin } from './support/origin.js';
import { wordPress } from './support/running.js';
import { fewRows, makePost, manyRows, row } from './support/wordpress-posts.js';
import type { WordPressServer } from './support/wordpress-server.js';

describe('WordPressSource reads a real site', () => {
  let server: WordPressServer;

  before(async () => {
    server = await wordPress();
  });

  describe('finds a post', () => {
    const headlineAt = async (src: string): Promise<string | undefined> =>
      (await new WordPressSource(src).load({}, contextOf())).article?.headline;

    it('by the address of its page', async () => {
      const { link } = await makePost(server, [], { post_title: 'The lamp' });
      expect(await headlineAt(link)).to.equal('The lamp');
      expect(await headlineAt(`${link}#comments`)).to.equal('The lamp');
    });

    it('by its number, and by its REST address in any form', async () => {
      const { id } = await makePost(server, [], { post_title: 'The ferry' });
      for (const path of [
        `/?p=${id}`,
        `/wp-json/wp/v2/posts/${id}`,
        `/wp-json/wp/v2/comments?post=${id}`,
        `/?rest_route=/wp/v2/posts/${id}`,
        `/index.php?rest_route=/wp/v2/comments&post=${id}`,
      ]) {
        expect(await headlineAt(server.url + path), path).to.equal('The ferry');
      }
    });

    it('from another origin, whose pages cannot be read, by its slug and by its number', async () => {
      const { link, id } = await makePost(server, [], { post_title: 'The mole', post_name: 'faro-español' });
      await atOrigin('https://elsewhere.example', async (requested) => {
        for (const src of [link, `${server.url}/archives/${id}`, `${server.url}/?p=${id}`]) {
          expect(await headlineAt(src), src).to.equal('The mole');
        }
        expect(requested().every((url) => url.includes('/wp/v2/') || url.includes('%2Fwp%2Fv2%2F'))).to.equal(true);
      });
    });

    it('that is a page, and not a post', async () => {
      const { link, id } = await makePost(server, [row('a', undefined, 1)], { post_title: 'About us', post_type: 'page' });
      expect(await headlineAt(link)).to.equal('About us');
      expect(await headlineAt(`${server.url}/wp-json/wp/v2/comments?post=${id}`)).to.equal('About us');
      await atOrigin('https://elsewhere.example', async () => {
        expect(await headlineAt(link)).to.equal('About us');
      });
    });

    it('on a site without pretty addresses', async () => {
      await server.setOptions({ permalink_structure: '' });
      try {
        const { link } = await makePost(server, [row('a', undefined, 1)], { post_title: 'Plain' });
        expect(link).to.contain('?p=');
        expect(await headlineAt(link)).to.equal('Plain');
        await atOrigin('https://elsewhere.example', async () => {
          expect(await headlineAt(link)).to.equal('Plain');
        });
        const { comments } = await new WordPressSource(link).load({}, contextOf());
        expect(comments).to.have.length(1);
      } finally {
        await server.setOptions({ permalink_structure: '/%year%/%postname%/' });
      }
    });

    it('nowhere: not found', async () => {
      await failureOf(headlineAt(`${server.url}/2024/no-such-post/`), 'not-found');
      await failureOf(headlineAt(`${server.url}/wp-json/wp/v2/posts/99999`), 'not-found');
      await atOrigin('https://elsewhere.example', async () => {
        await failureOf(headlineAt(`${server.url}/2024/no-such-post/`), 'not-found');
      });
    });
  });

  it('gives the post as the article', async () => {
    const { link, id } = await makePost(server, [], {
      post_title: 'Ropes & “knots” <em>now</em>',
      post_content: '<p>One.</p><script>steal()</script>',
      post_date_gmt: '2024-05-01 08:00:00',
      post_date: '2024-05-01 08:00:00',
      tests_image: 'A quay at dusk',
      tests_section: 'Harbour & sea',
    });
    const { article, thread } = await new WordPressSource(link).load({}, contextOf());
    expect(article).to.deep.include({ id: String(id), url: link, headline: 'Ropes & “knots” now', section: 'Harbour & sea' });
    expect(article?.publishedAt).to.equal('2024-05-01T08:00:00Z');
    expect(article?.byline).to.deep.equal([{ role: 'author', name: 'admin', url: `${server.url}/author/admin/` }]);
    expect(article?.body).to.include({ format: 'html' });
    expect(article?.body?.value).to.contain('<p>One.</p>');
    const src = `${server.url}/wp-content/uploads/2024/05/quay.png`;
    expect(article?.image).to.deep.equal({ src, alt: 'A quay at dusk', caption: 'Dusk & tide', width: 640, height: 480 });
    expect(thread).to.deep.include({ id: link, url: link, state: 'open', orders: ['oldest', 'newest'] });
  });

  it('gives comments with their true parents, names as they were written, and HTML as it came', async () => {
    const { link, comments: ids } = await makePost(server, [
      row('a', undefined, 1, { comment_author: 'O&#039;Neil &amp; Sons', comment_author_url: 'https://neil.example/' }),
      row('b', 'a', 2, { user_id: 1, comment_author: 'admin', comment_content: 'Mine <script>steal()</script>' }),
      row('c', undefined, 3, { comment_author: '' }),
    ]);
    const { comments } = await new WordPressSource(link).load({}, contextOf());
    const [first, second, third] = comments;
    expect(first).to.deep.include({ id: String(ids.a), parentId: null, status: 'published', createdAt: '2024-05-01T10:01:00Z' });
    expect(first?.author).to.deep.include({ kind: 'guest', name: 'O\'Neil & Sons', url: 'https://neil.example/' });
    expect(first?.author.avatarUrl).to.match(/^https?:\/\/.*gravatar/);
    expect(first?.url).to.equal(`${link}#comment-${ids.a}`);
    expect(second?.parentId).to.equal(String(ids.a));
    expect(second?.author).to.deep.include({ kind: 'member', id: '1', name: 'admin', badges: ['author'] });
    expect(second?.body.format).to.equal('html');
    expect(second?.body.value).to.contain('<script>');
    expect(third?.author.kind).to.equal('anonymous');
  });

  it('keeps the replies of a comment that is not there, in a short thread and in a long one', async () => {
    for (const rows of [fewRows(), manyRows()]) {
      const { link, comments: ids } = await makePost(server, [...rows, row('lost', 999_999, 9), row('found', 'lost', 10)]);
      const source = new WordPressSource(link);
      const tree = new CommentTree();
      let next: string | undefined;
      do {
        const page = coercePage(await source.load(next === undefined ? {} : { cursor: next }, contextOf()));
        tree.insertMany(page.comments);
        next = page.next;
      } while (next !== undefined);
      expect(tree.get(String(ids.lost))?.parent?.data.status).to.equal('missing');
      expect(tree.get(String(ids.found))?.parent?.id).to.equal(String(ids.lost));
      expect(tree.count).to.equal(rows.length + 2);
    }
  });

  it('gives a long thread in pages, newest first too, with what the heading says on the first', async () => {
    const rows = manyRows();
    const { link, comments: ids } = await makePost(server, rows);
    const source = new WordPressSource(link);
    const oldest = await source.load({ limit: 2 }, contextOf());
    expect(oldest.thread?.total).to.equal(rows.length);
    const heads = ({ comments }: typeof oldest): string[] => comments.filter(({ parentId }) => parentId === null).map(({ id }) => id);
    expect(heads(oldest)).to.deep.equal([String(ids.a), String(ids.b)]);
    expect(oldest.comments).to.have.length(2 + 4 + 105 + 0);
    const newest = await source.load({ limit: 2, order: 'newest' }, contextOf());
    expect(heads(newest)).to.deep.equal([String(ids.e), String(ids.d)]);
    const rest = await source.load({ limit: 2, order: 'newest', cursor: newest.next ?? '' }, contextOf());
    expect(heads(rest)).to.deep.equal([String(ids.c), String(ids.b)]);
  });

  it('never asks for e-mail and IP addresses, not even for those who may see them', async () => {
    const { link } = await makePost(server, fewRows());
    const bodies: string[] = [];
    const spy: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      if (/json/.test(response.headers.get('Content-Type') ?? '')) bodies.push(await response.clone().text());
      return response;
    };
    const source = new WordPressSource(link, { headers: { Authorization: server.authorization('admin') } });
    await source.load({}, { ...contextOf(), fetch: spy });
    const own = await source.post({ threadId: '', parentId: null, key: 'k', body: { format: 'text', value: 'Seen.' } }, { ...contextOf(), fetch: spy });
    expect(own.status).to.equal('published');
    expect(bodies.join()).to.contain('Words of a.').and.to.contain('Seen.');
    expect(bodies.join()).not.to.match(/mail\.example|203\.0\.113\.7|127\.0\.0\.1"|A browser/);
  });

  it('counts posts, each by what the public sees', async () => {
    const { link: few } = await makePost(server, [...fewRows(), row('x', undefined, 9, { comment_approved: 'spam' })]);
    const { link: none } = await makePost(server, []);
    const source = new WordPressSource(few);
    const counts = await source.count([few, none, `${server.url}/2024/gone/`], contextOf());
    expect([...counts]).to.have.deep.members([
      [few, 8],
      [none, 0],
    ]);
  });

  it('takes the section of posts that have none for none', async () => {
    const { link } = await makePost(server, []);
    expect((await new WordPressSource(link).load({}, contextOf())).article).not.to.have.property('section');
  });

  it('says that a thread is closed', async () => {
    const { link } = await makePost(server, fewRows(), { comment_status: 'closed' });
    const { thread } = await new WordPressSource(link).load({}, contextOf());
    expect(thread?.state).to.equal('closed');
  });
});
