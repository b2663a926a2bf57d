import { expect } from 'chai';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { GitHubSource } from '../../src/sources/github.js';
import { BRANCH } from '../../src/sources/github/branch.js';
import { countQuery } from '../../src/sources/github/count.js';
import { DISCUSSION, withFragments } from '../../src/sources/github/queries.js';
import type { LoadQuery } from '../../src/sources/source.js';
import { sourceConformance } from '../../src/testing/index.js';
import type { Backend } from './backend.js';
import { aComment, discussion, startGitHub } from './github/backend.js';
import { faultsOf } from './github/schema.js';
import { recorded } from './recorded.js';
import { failsAsASourceDoes, survivesBrokenAnswers } from './refusals.js';
import { contextOf, draftOf, failureOf } from './support.js';

const SRC = 'https://github.com/harbour/tides/discussions/7';

/** With rights to everything, as the conformance suite needs them. */
function ownDiscussion() {
  const one = discussion();
  for (const comment of [...one.comments, ...one.comments.flatMap(({ replies }) => replies)]) Object.assign(comment, { viewerCanMinimize: true });
  return one;
}

sourceConformance(
  'GitHubSource with a token',
  async () => {
    const { origin, close } = await startGitHub(ownDiscussion());
    return { source: new GitHubSource(SRC, { api: origin, token: 'bo' }), url: SRC, close };
  },
  { can: ['post', 'edit', 'remove', 'react', 'moderate', 'count'] },
);

sourceConformance(
  'GitHubSource behind a proxy that only reads',
  async () => {
    const { origin, close } = await startGitHub();
    return { source: new GitHubSource(SRC, { api: origin, headers: { Authorization: 'Bearer bo' } }), url: SRC, close };
  },
  { can: ['count'] },
);

describe('the queries for GitHub', () => {
  it('are ones of its public schema', () => {
    for (const query of [DISCUSSION, BRANCH, countQuery(1), countQuery(20)]) expect(faultsOf(withFragments(query))).to.deep.equal([]);
    expect(faultsOf(withFragments(DISCUSSION).replace('upvoteCount', 'upvotes'))).to.have.length(1);
  });
});

describe('GitHubSource', () => {
  let backend: Backend;

  const start = async (one = discussion(), size?: number): Promise<GitHubSource> => {
    backend = await startGitHub(one, size);
    return new GitHubSource(SRC, { api: backend.origin, token: () => Promise.resolve('bo') });
  };
  const reader = (): GitHubSource => new GitHubSource(SRC, { api: backend.origin, headers: { Authorization: 'Bearer bo' } });
  const find = ({ comments }: DiscussionPage, id: string): CommentData => comments.find((one) => one.id === id)!;

  const answerTo = async (query: LoadQuery): Promise<unknown> => {
    let answer: unknown;
    const fetchAndKeep = async (...call: Parameters<typeof fetch>): Promise<Response> => {
      const response = await fetch(...call);
      answer = await response.clone().json();
      return response;
    };
    await reader().load(query, { ...contextOf(), fetch: fetchAndKeep });
    return answer;
  };

  afterEach(() => backend.close());

  it('gives the discussion as the article, and counts comments with their replies', async () => {
    await start();
    const { article, thread } = await reader().load({}, contextOf());
    expect(article).to.deep.include({ headline: 'Print the tide table on one page', url: SRC });
    expect(article?.byline?.[0]?.name).to.equal('nora');
    expect(thread).to.deep.include({ state: 'open', total: 8, replyUrl: SRC });
    expect(thread).to.not.have.property('viewer');
  });

  it('gives two levels, what is hidden and deleted in its place, accounts that are gone, bots and the answer', async () => {
    await start();
    const page = await reader().load({}, contextOf());
    expect(page.comments.map(({ id, parentId, status }) => [id, parentId, status])).to.have.deep.members([
      ['DC_1', null, 'published'],
      ['DC_11', 'DC_1', 'published'],
      ['DC_12', 'DC_1', 'published'],
      ['DC_13', 'DC_1', 'hidden'],
      ['DC_2', null, 'published'],
      ['DC_3', null, 'deleted'],
      ['DC_31', 'DC_3', 'published'],
      ['DC_4', null, 'published'],
    ]);
    expect(find(page, 'DC_11').author).to.deep.include({ name: 'nora', badges: ['author'] });
    expect(find(page, 'DC_12').author).to.deep.equal({ kind: 'removed' });
    expect(find(page, 'DC_2').author).to.deep.include({ kind: 'bot', badges: ['staff'] });
    expect(find(page, 'DC_4').author.badges).to.deep.equal(['staff', '✓']);
    expect(find(page, 'DC_1')).to.deep.include({ score: 3, body: { format: 'html', value: '<p dir="auto">I do.</p>', source: 'I do.' } });
    expect(find(page, 'DC_1').reactions).to.deep.equal([
      { key: 'THUMBS_UP', label: '👍', count: 2, mine: false },
      { key: 'HEART', label: '❤️', count: 1, mine: false },
    ]);
  });

  it('offers nothing to write through a proxy that does not know the reader', async () => {
    await start();
    const source = reader();
    expect([source.post, source.edit, source.react]).to.deep.equal([undefined, undefined, undefined]);
    expect((await source.load({}, contextOf())).comments.every(({ can }) => can === undefined)).to.equal(true);
  });

  it('says who writes with a token, and what they may do with each comment', async () => {
    const page = await (await start()).load({}, contextOf());
    expect(page.thread).to.deep.include({ limits: { maxLength: 65_536, maxReplyDepth: 1 }, guestFields: [] });
    expect(page.thread?.viewer?.name).to.equal('bo');
    expect(page.thread).to.not.have.property('replyUrl');
    expect(find(page, 'DC_4').can).to.deep.equal({ edit: true, delete: true, react: true, moderate: true });
    expect(find(page, 'DC_2').can).to.deep.equal({ edit: false, delete: false, react: true, moderate: false });
    expect(find(page, 'DC_2').reactions).to.deep.equal([{ key: 'THUMBS_UP', label: '👍', count: 0, mine: false }]);
  });

  it('pages through comments, and through the replies of one', async () => {
    const one = discussion();
    one.comments[0]!.replies = Array.from({ length: 7 }, (_, at) => aComment(`DC_7${at}`, `Reply ${at}`, at));
    const source = await start(one, 3);
    const first = await source.load({ limit: 3 }, contextOf());
    expect(first.next).to.equal('3');
    expect(first.more).to.deep.equal([{ parentId: 'DC_1', count: 4, cursor: '3' }]);
    const second = await source.load({ parentId: 'DC_1', cursor: '3' }, contextOf());
    expect(second.comments.map(({ id, parentId }) => [id, parentId])).to.deep.equal(['DC_73', 'DC_74', 'DC_75'].map((id) => [id, 'DC_1']));
    expect(second.next).to.equal('6');
    expect((await source.load({ cursor: '3', limit: 3 }, contextOf())).comments.map(({ id }) => id)).to.deep.equal(['DC_4']);
  });

  it('finds a reply past the first hundred with its parent, and none of another discussion', async () => {
    const one = discussion();
    one.comments[0]!.replies = Array.from({ length: 7 }, (_, at) => aComment(`DC_7${at}`, `Reply ${at}`, at));
    const source = await start(one, 3);
    const { comments, more } = await source.load({ aroundId: 'DC_76' }, contextOf());
    expect(comments.map(({ id }) => id)).to.deep.equal(['DC_1', 'DC_70', 'DC_71', 'DC_72', 'DC_76']);
    expect(more).to.have.length(1);
    const other = new GitHubSource('https://github.com/harbour/boats/discussions/7', { api: backend.origin, token: 'bo' });
    await failureOf(other.load({ aroundId: 'DC_76' }, contextOf()), 'not-found');
  });

  it('counts many discussions with one query, those of more than a hundred comments with more', async () => {
    const source = await start();
    const urls = [SRC, `${SRC}?sort=new`, 'https://github.com/harbour/tides/discussions/8', 'https://elsewhere.example/'];
    expect([...(await source.count(urls, contextOf()))]).to.deep.equal([[SRC, 8], [`${SRC}?sort=new`, 8]]);
    expect(backend.calls).to.have.length(1);
    await backend.close();
    expect([...(await (await start(discussion(), 3)).count([SRC], contextOf()))]).to.deep.equal([[SRC, 8]]);
  });

  it('replies to a top-level comment, and to no reply', async () => {
    const source = await start();
    const reply = await source.post!(draftOf('In A5.', 'one', 'DC_1'), contextOf());
    expect(reply).to.deep.include({ parentId: 'DC_1' });
    expect(reply.author.name).to.equal('bo');
    await failureOf(source.post!(draftOf('Deeper.', 'two', 'DC_11'), contextOf()), 'invalid');
  });

  it('edits what was typed, not what was made of it', async () => {
    const source = await start();
    const edited = await source.edit!('DC_4', { format: 'markdown', value: 'On **A6**.' }, contextOf());
    expect(edited.body.source).to.equal('On **A6**.');
    expect(edited.editedAt).to.equal('2024-05-02T00:00:00Z');
  });

  it('is closed when it is locked', async () => {
    const source = await start({ ...discussion(), locked: true });
    expect((await source.load({}, contextOf())).thread?.state).to.equal('closed');
    await failureOf(source.post!(draftOf('Late.', 'one'), contextOf()), 'closed');
  });

  it('says what is wrong in the words of the contract', async () => {
    const source = await start();
    await failureOf(source.post!(draftOf('x'.repeat(65_537), 'long'), contextOf()), 'too-long');
    await failureOf(source.post!(draftOf(' ', 'blank'), contextOf()), 'invalid');
    await failureOf(source.edit!('DC_0', { format: 'text', value: 'x' }, contextOf()), 'not-found');
    const at = (src: string, options: object) => new GitHubSource(src, { api: backend.origin, ...options }).load({}, contextOf());
    await failureOf(at(SRC, {}), 'auth-required');
    await failureOf(at(SRC, { token: 'old' }), 'auth-expired');
    await failureOf(at(SRC.replace('/7', '/8'), { token: 'bo' }), 'not-found');
    await failureOf(at(SRC.replace('harbour', 'port'), { token: 'bo' }), 'not-found');
    await failureOf(at('https://github.com/harbour/tides/issues/7', { token: 'bo' }), 'not-found');
    const answering = (status: number, body: unknown) =>
      source.load({}, { ...contextOf(), fetch: () => Promise.resolve(Response.json(body, { status })) });
    await failureOf(answering(403, { message: 'You have exceeded a secondary rate limit.' }), 'rate-limited');
    await failureOf(answering(403, { message: 'Resource not accessible by integration' }), 'forbidden');
    await failureOf(answering(200, { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] }), 'rate-limited');
    await failureOf(answering(200, { data: null }), 'bad-answer');
  });

  it('shows what came when a part of the answer is missing', async () => {
    const source = await start();
    const one = await source.load({}, contextOf());
    const answer = { data: { viewer: null, repository: { discussion: { id: 'D_7', title: 'T', comments: null } } }, errors: [{ type: 'FORBIDDEN' }] };
    const page = await source.load({}, { ...contextOf(), fetch: () => Promise.resolve(Response.json(answer)) });
    expect(page.article?.headline).to.equal('T');
    expect(page.comments).to.have.length(0);
    expect(one.comments).to.have.length(8);
  });

  it('is shown in its story over what the schema answers', async () => {
    await start();
    expect(recorded('github/answer')).to.deep.equal(await answerTo({}));
  });

  it('survives an answer that is wrong anywhere', async () => {
    await start();
    const answer = await answerTo({ limit: 1 });
    await survivesBrokenAnswers(answer, (wrong) => ({
      source: new GitHubSource(SRC, { token: 'bo' }),
      fetch: () => Promise.resolve(Response.json(wrong)),
    }));
  });
});

describe('GitHubSource in front of a server that fails', () => {
  failsAsASourceDoes(async () => {
    const faulty = await startGitHub();
    return { backend: faulty, source: new GitHubSource(SRC, { api: faulty.origin, token: 'bo', timeout: 200 }) };
  });
});
