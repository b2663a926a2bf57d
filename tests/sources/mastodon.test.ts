import { expect } from 'chai';
import { coercePage } from '../../src/model/coerce.js';
import { CommentTree } from '../../src/model/tree.js';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { MastodonSource } from '../../src/sources/mastodon.js';
import { sourceConformance } from '../../src/testing/index.js';
import type { Backend } from './backend.js';
import { aStatus, startMastodon, statuses, type Status } from './mastodon/backend.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, failureOf } from './support.js';

const pathOf = (id: string): string => `/@nora/${id}`;

sourceConformance(
  'MastodonSource',
  async () => {
    const { origin, close } = await startMastodon();
    return { source: new MastodonSource(origin + pathOf('100')), url: origin + pathOf('100'), close };
  },
  { can: ['count'] },
);

describe('MastodonSource', () => {
  let backend: Backend;

  const start = async (all?: readonly Status[]): Promise<MastodonSource> => {
    backend = await startMastodon(all);
    return new MastodonSource(backend.origin + pathOf('100'));
  };
  const find = ({ comments }: DiscussionPage, id: string): CommentData => {
    const found = comments.find((one) => one.id === id);
    expect(found, `comment ${id}`).to.not.equal(undefined);
    return found!;
  };
  const chain = (from: number, to: number): Status[] =>
    Array.from({ length: to - from }, (_, at) => aStatus(`${from + at}`, `${from + at - 1}`, Number(from + at < to - 1)));

  afterEach(() => backend.close());

  it('gives the post as the article, without a headline that it does not have', async () => {
    const { article, thread } = await (await start()).load({}, contextOf());
    expect(article).to.deep.include({ headline: '', lang: 'en', publishedAt: '2024-05-01T10:00:00.000Z' });
    expect(article?.body?.value).to.include('fits on one page');
    expect(article?.byline?.[0]).to.deep.equal({ role: 'poster', name: 'Nora :boat:', url: 'https://social.example/@nora' });
    expect(thread).to.deep.include({ url: 'https://social.example/@nora/100', replyUrl: 'https://social.example/@nora/100' });
    expect(thread?.origin?.name).to.equal('Mastodon');
  });

  it('shows of a post with a content warning only that', async () => {
    const [root, ...rest] = statuses();
    const page = await (await start([{ ...root!, spoiler_text: 'spiders' }, ...rest])).load({}, contextOf());
    expect(page.article).to.deep.include({ headline: 'spiders' });
    expect(page.article?.body?.value).to.not.include('fits on one page');
  });

  it('gives each reply its true parent, language, time of change, warning and author', async () => {
    const page = await (await start()).load({}, contextOf());
    expect(Object.fromEntries(page.comments.map(({ id, parentId }) => [id, parentId]))).to.deep.equal({
      ...{ 101: null, 102: '101', 103: '102', 104: null, 105: null, 107: '106', 108: '101' },
    });
    expect(find(page, '101')).to.deep.include({ lang: 'en', editedAt: '2024-05-01T10:30:00.000Z', url: 'https://social.example/@hal/101' });
    expect(find(page, '101').author).to.deep.include({ name: 'hal', kind: 'member' });
    expect(find(page, '101').reactions).to.deep.equal([{ key: 'favourite', label: '★', count: 2, mine: false }]);
    expect(find(page, '102').lang).to.equal('es');
    expect(find(page, '104').author.kind).to.equal('bot');
    expect(find(page, '105').sensitive).to.deep.equal({ summary: 'accident in the harbour' });
  });

  it('keeps what is for followers out, and the answers to it in', async () => {
    const page = await (await start()).load({}, contextOf());
    expect(JSON.stringify(page)).to.not.include('Only for your followers');
    const tree = new CommentTree();
    tree.insertMany(coercePage(page).comments);
    expect(tree.get('106')?.data.status).to.equal('missing');
    expect(tree.get('107')?.parent?.id).to.equal('106');
  });

  it('leaves custom emoji as text, and pictures for the text gate unless they are sensitive', async () => {
    const page = await (await start()).load({}, contextOf());
    expect(find(page, '101').body.value).to.include('Thank you :blobcat:');
    expect(find(page, '108').body.value).to.include(
      '<p><img src="https://files.mar.example/media/10.png" alt="Tides as &#34;waves&#34; &#60;b&#62;"></p>',
    );
    expect(find(page, '108').body.value).to.include('<a href="https://files.mar.example/media/11.mp4">');
    expect(find(page, '105').body.value).to.include('<a href="https://files.social.example/media/9.png">A crane on its side</a>');
  });

  it('says that replies on other servers may be missing', async () => {
    expect((await (await start()).load({}, contextOf())).partial).to.equal('federation');
  });

  it('says that there are more than the server gives, where they are, and loads them', async () => {
    const many = Array.from({ length: 70 }, (_, at) => aStatus(`${200 + at}`, '100', at === 59 ? 1 : 0));
    const source = await start([statuses()[0]!, ...many, aStatus('500', '259')]);
    const page = await source.load({}, contextOf());
    expect(page.comments).to.have.length(60);
    expect(page.partial).to.equal('limit');
    expect(page.more).to.deep.equal([{ parentId: '259', count: 1 }]);
    const replies = await source.load({ parentId: '259' }, contextOf());
    expect(replies.comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal([['500', '259']]);
  });

  it('follows a chain past the depth that the server gives', async () => {
    const source = await start([statuses()[0]!, ...chain(101, 146)]);
    const page = await source.load({}, contextOf());
    expect(page.comments).to.have.length(20);
    expect(page).to.deep.include({ partial: 'depth', more: [{ parentId: '120', count: 1 }] });
    const next = await source.load({ parentId: '120' }, contextOf());
    expect(next.comments).to.have.length(20);
    expect(next.more).to.deep.equal([{ parentId: '140', count: 1 }]);
    const last = await source.load({ parentId: '140' }, contextOf());
    expect(last.comments.map(({ id }) => id)).to.deep.equal(['141', '142', '143', '144', '145']);
    expect(last.more).to.deep.equal([]);
  });

  it('finds a reply beyond the limits with the way to it, and none of another thread', async () => {
    const source = await start([statuses()[0]!, ...chain(101, 131), aStatus('900', null), aStatus('901', '900')]);
    const page = await source.load({ aroundId: '125' }, contextOf());
    expect(page.comments.map(({ id }) => id)).to.deep.equal(Array.from({ length: 30 }, (_, at) => `${101 + at}`));
    await failureOf(source.load({ aroundId: '901' }, contextOf()), 'not-found');
  });

  it('asks the server of the post, with the reader’s own token where there is one', async () => {
    await start();
    const headers = (): HeadersInit => ({ Authorization: 'Bearer own' });
    await new MastodonSource('https://social.example/users/nora/statuses/100', { api: backend.origin, headers }).load({}, contextOf());
    expect(backend.calls.map(({ path }) => path).sort()).to.deep.equal(['/api/v1/statuses/100', '/api/v1/statuses/100/context']);
    for (const call of backend.calls) expect(call.headers.authorization).to.equal('Bearer own');
  });

  it('says what is no post, and what is not there', async () => {
    const source = await start();
    await failureOf(new MastodonSource(backend.origin).load({}, contextOf()), 'not-found');
    await failureOf(new MastodonSource('words').load({}, contextOf()), 'not-found');
    await failureOf(new MastodonSource(`${backend.origin}/@nora/7`).load({}, contextOf()), 'not-found');
    backend.failNext({ type: 'status', status: 401 }, 2);
    await failureOf(source.load({}, contextOf()), 'auth-required');
  });

  it('reads from the limit of the server when to come back', async () => {
    const source = await start();
    const reset = new Date(Date.now() + 90_000).toISOString();
    backend.failNext({ type: 'status', status: 429, headers: { 'X-RateLimit-Reset': reset } }, 2);
    expect((await failureOf(source.load({}, contextOf()), 'rate-limited')).retryAfter).to.be.within(80, 90);
  });

  it('survives an answer that is wrong anywhere', async () => {
    await start();
    const [root, ...descendants] = statuses().slice(0, 4);
    await survivesBrokenAnswers({ status: root, context: { ancestors: [], descendants } }, (answer) => ({
      source: new MastodonSource('https://social.example/@nora/100'),
      fetch: (url) => {
        const { status, context } = (answer ?? {}) as { status?: unknown; context?: unknown };
        return Promise.resolve(Response.json((String(url).endsWith('context') ? context : status) ?? null));
      },
    }));
  });
});

describe('MastodonSource in front of a server that fails', () => {
  failsAsASourceDoes(async () => {
    const faulty = await startMastodon();
    return { backend: faulty, source: new MastodonSource(faulty.origin + pathOf('100'), { timeout: 200 }) };
  });
});
