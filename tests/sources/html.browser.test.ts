import { expect, fixture, html } from '@open-wc/testing';
import type { CommentData } from '../../src/model/types.js';
import { HtmlSource } from '../../src/sources/html.js';
import type { SourceContext, SourceErrorKind } from '../../src/sources/source.js';
import { sourceConformance } from '../../src/testing/index.js';
import { smallDocument } from './document.js';
import { flat, listed, nested, pageOf } from './html/pages.js';

const context: SourceContext = { signal: new AbortController().signal, fetch, lang: 'en' };
const folder = new URL('html/', import.meta.url).pathname;

sourceConformance('HtmlSource', () => {
  const url = pageOf(smallDocument());
  return Promise.resolve({ source: new HtmlSource(url), url, close: () => URL.revokeObjectURL(url) });
}, { can: ['count'] });

/** What stands in this page. */
async function read(markup: string, src = '#talk'): Promise<CommentData[]> {
  const section = await fixture(html`<section id="talk"></section>`);
  section.append(document.createRange().createContextualFragment(markup));
  return (await new HtmlSource(src).load({}, context)).comments;
}

async function failureOf(src: string): Promise<SourceErrorKind | undefined> {
  try {
    await new HtmlSource(src).load({}, context);
    return undefined;
  } catch (error) {
    return (error as { kind: SourceErrorKind }).kind;
  }
}

const item = (inner: string, attributes = ''): string =>
  `<div itemscope itemtype="https://schema.org/Comment" ${attributes}>${inner}<p itemprop="text">Words.</p></div>`;

describe('HtmlSource', () => {
  const { comments } = smallDocument();
  const expected = comments.map(({ id, parentId, author, createdAt, score }) => ({ id, parentId, name: author.name, createdAt, score }));

  for (const write of [nested, listed, flat]) {
    it(`finds every comment and what it answers where they are ${write.name}`, async () => {
      const found = await read(write(comments));
      const facts = found.map(({ id, parentId, author, createdAt, score }) => ({ id, parentId, name: author.name, createdAt, score }));
      expect(facts).to.have.deep.members(expected);
      for (const { id, body } of found) {
        expect(body.format).to.equal('html');
        expect(body.value.trim()).to.equal(`<p>Words of ${id}.</p>`);
      }
    });
  }

  it('knows authors as persons, links, names, and not at all', async () => {
    const found = await read(
      [
        '<a itemprop="author" itemscope itemtype="https://schema.org/Person" href="/ann"><span itemprop="name">Ann</span><img itemprop="image" src="/ann.png" alt=""><link itemprop="url" href="/people/ann"></a>',
        '<a itemprop="author" href="https://ben.example/">Ben</a>',
        '<b itemprop="creator">Cleo</b>',
        '<meta itemprop="author" content="Dan">',
        '',
      ].map((author) => item(author)).join(''),
    );
    expect(found.map(({ author }) => author)).to.deep.equal([
      { kind: 'guest', name: 'Ann', url: `${location.origin}/people/ann`, avatarUrl: `${location.origin}/ann.png` },
      { kind: 'guest', name: 'Ben', url: 'https://ben.example/' },
      { kind: 'guest', name: 'Cleo' },
      { kind: 'guest', name: 'Dan' },
      { kind: 'anonymous' },
    ]);
  });

  it('takes ids from anchors, else counts', async () => {
    const found = await read(
      item('', 'id="comment-7"') + item('', 'id="c8"') + item('<link itemprop="url" href="/story#comment-9">') + `<ul><li id="li-comment-10">${item('')}</li></ul>` + item(''),
    );
    expect(found.map(({ id }) => id)).to.deep.equal(['7', 'c8', '9', '10', '5']);
  });

  it('leaves replies out of the text that they stand in, and keeps the properties of others apart', async () => {
    const [outer, inner] = await read(
      `<div id="a" itemscope itemtype="https://schema.org/Comment"><div itemprop="text">Before. ${item('<b itemprop="author">Inner</b>', 'id="b"')} After.</div></div>`,
    );
    expect(outer!.author).to.deep.equal({ kind: 'anonymous' });
    expect(outer!.body.value).to.equal('Before.  After.');
    expect(inner).to.include({ id: 'b', parentId: 'a' });
  });

  it('says what is edited, in another language, and gone', async () => {
    const [edited, spanish, gone] = await read(
      item('<time itemprop="dateCreated">2025-10-16T08:00:00Z</time><meta itemprop="dateModified" content="2025-10-16T09:00:00Z">') +
        item('', 'lang="es"') +
        '<div itemscope itemtype="https://schema.org/Comment"></div>',
    );
    expect(edited).to.include({ createdAt: '2025-10-16T08:00:00Z', editedAt: '2025-10-16T09:00:00Z', status: 'published' });
    expect(spanish).to.include({ lang: 'es', createdAt: '' });
    expect(gone).to.include({ status: 'deleted' });
  });

  it('reads other pages, follows next links, and sees their links from there', async () => {
    const source = new HtmlSource(`${folder}story.html#talk`);
    const page = await source.load({}, context);
    expect(page.article).to.include({ headline: 'The quay in winter', publishedAt: '2025-10-16T08:00:00Z' });
    expect(page.article?.byline).to.deep.equal([{ role: 'author', name: 'Ada' }]);
    expect(page.comments.map(({ id }) => id)).to.deep.equal(['1', '2']);
    expect(page.comments[0]!.body.value).to.contain(`href="${location.origin}${folder}plan.html"`);
    const next = await source.load({ cursor: page.next! }, context);
    expect(next.comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal([['3', '1']]);
    expect(next.next).to.equal(undefined);
    expect(next.thread, 'it is still the same thread').to.equal(undefined);
    const around = await source.load({ aroundId: '3' }, context);
    expect(around.comments.map(({ id }) => id)).to.deep.equal(['1', '2', '3']);
    const count = await source.count([`${folder}story.html#talk`], context);
    expect([...count.values()]).to.deep.equal([3]);
  });

  it('fails in words of its own', async () => {
    await fixture(html`<ul id="plain"><li>Not marked up</li></ul>`);
    expect(await failureOf('#nowhere')).to.equal('not-found');
    expect(await failureOf('#plain')).to.equal('bad-answer');
    expect(await failureOf('/no/such/page.html')).to.equal('not-found');
    expect(await failureOf('/package.json')).to.equal('bad-answer');
    expect(await failureOf('http://127.0.0.1:1/')).to.equal('network');
    expect(await failureOf('http://[')).to.equal('not-found');
  });

  it('is an empty thread where nobody has said anything', async () => {
    expect(await read('<p>Nobody has said anything.</p>')).to.deep.equal([]);
  });
});
