import { mock } from 'node:test';
import { expect } from 'chai';
import { Discussion, type DiscussionOptions } from '../../src/discussion/discussion.js';
import { localId } from '../../src/discussion/local-id.js';
import type { CommentData, DraftData } from '../../src/model/types.js';
import { MemorySource, type MemorySourceOptions } from '../../src/sources/memory.js';
import { SourceError, type DiscussionSource, type SourceContext } from '../../src/sources/source.js';
import { aComment, aDocument, commentsAt } from '../fixtures/builders.js';
import { aPlace } from './device-place.js';

const KEY = 'discussion-elements:outbox:["memory",null,"thread-1"]';
const DAY = 24 * 60 * 60 * 1000;

/** A backend that is out of reach as often as it is told to. */
class AwaySource extends MemorySource {
  away = 0;
  posts = 0;
  loads = 0;

  constructor(options: MemorySourceOptions = {}) {
    super(aDocument({ comments: commentsAt('1', '2') }), options);
  }

  override load(...call: Parameters<MemorySource['load']>): ReturnType<MemorySource['load']> {
    this.loads++;
    return super.load(...call);
  }

  override post(draft: DraftData, context: SourceContext): Promise<CommentData> {
    this.posts++;
    return this.away-- > 0 ? Promise.reject(new SourceError('network', '', { retry: 'safe' })) : super.post(draft, context);
  }
}

function aDraft(key: string, fields: Partial<DraftData> = {}): DraftData {
  return { threadId: 'thread-1', parentId: null, body: { format: 'text', value: `Words of ${key}` }, key, ...fields };
}

async function visit(source: DiscussionSource, options: ConstructorParameters<typeof Discussion>[1] = {}): Promise<Discussion> {
  const discussion = new Discussion(source, options);
  await discussion.load();
  return discussion;
}

/** Lets everything go on that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await Promise.resolve();
}

describe('a network that is away', () => {
  afterEach(() => mock.timers.reset());

  it('is tried again after 2, 5, 15, 30 and 60 seconds, and every minute from then on', async () => {
    const source = new AwaySource();
    source.away = 8;
    const discussion = await visit(source);
    await discussion.prepareToWrite();
    mock.timers.enable({ apis: ['setTimeout'] });
    await discussion.post(aDraft('k'));
    const pauses: number[] = [];
    for (let seconds = 0, before = 0; source.posts < 9 && seconds < 1000; seconds++) {
      const { posts } = source;
      mock.timers.tick(1000);
      await settle();
      if (source.posts > posts) {
        pauses.push(seconds + 1 - before);
        before = seconds + 1;
      }
    }
    expect(pauses).to.deep.equal([2, 5, 15, 30, 60, 60, 60, 60]);
    expect(discussion.state.tree.has(localId('k'))).to.equal(false);
    mock.timers.tick(10 * 60_000);
    await settle();
    expect(source.posts, 'nothing is sent any more').to.equal(9);
  });

  it('is not tried any more when the discussion has ended', async () => {
    const source = new AwaySource();
    source.away = 3;
    const discussion = await visit(source);
    await discussion.prepareToWrite();
    mock.timers.enable({ apis: ['setTimeout'] });
    await discussion.post(aDraft('k'));
    discussion.dispose();
    mock.timers.tick(10 * 60_000);
    await settle();
    expect(source.posts).to.equal(1);
  });
});

describe('a page that goes while it sends what waited', () => {
  it('leaves what is next as it is', async () => {
    const source = new AwaySource();
    source.away = 1;
    const { storage, kept } = aPlace();
    const discussion = await visit(source, { storage });
    await discussion.post(aDraft('first'));
    source.post = (_draft, { signal }) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(aComment())));
    await discussion.post(aDraft('second'));
    discussion.dispose();
    await settle();
    const posts = JSON.parse(kept.get(KEY) ?? '[]') as { state: string }[];
    expect(posts.map(({ state }) => state)).to.deep.equal(['sending', 'queued']);
  });
});

describe('what was written and is not everybody’s yet', () => {
  it('is told of again to who tries it while the network is still away', async () => {
    const source = new AwaySource();
    source.away = 2;
    const discussion = await visit(source);
    const told: (boolean | undefined)[] = [];
    discussion.observe((outcome) => told.push(outcome.type === 'failed' && outcome.isQueued));
    await discussion.post(aDraft('k'));
    await discussion.retry(localId('k'));
    expect(told).to.deep.equal([true, true]);
    discussion.dispose();
  });

  it('stays in its place when the first page is loaded again', async () => {
    const source = new AwaySource();
    source.away = 1;
    const discussion = await visit(source);
    source.post = () => Promise.reject(new SourceError('spam'));
    await discussion.post(aDraft('k', { parentId: '1' }));
    await discussion.load();
    const node = discussion.state.tree.get(localId('k'));
    expect([node?.local?.state, node?.parent?.id]).to.deep.equal(['failed', '1']);
  });

  it('is not looked for by who has written nothing', async () => {
    const { storage, kept } = aPlace();
    const source = new AwaySource();
    await visit(source, { storage });
    await settle();
    expect([source.loads, kept.size]).to.deep.equal([1, 0]);
  });

  it('keeps the e-mail address of a guest no longer than it is needed', async () => {
    const { storage, kept } = aPlace();
    const source = new AwaySource();
    source.away = 1;
    const discussion = await visit(source, { storage });
    await discussion.post(aDraft('k', { author: { name: 'Nora', email: 'n@example.org' } }));
    expect(kept.get(KEY)).to.include('n@example.org');
    await discussion.retry(localId('k'));
    expect(kept.size).to.equal(0);
    discussion.dispose();
  });

  it('is forgotten when nobody has let it through for a month', async () => {
    const { storage, kept } = aPlace();
    let time = Date.parse('2025-10-16T12:00:00Z');
    const options = { storage, now: () => time };
    const source = new AwaySource({ postStatus: 'pending' });
    await (await visit(source, options)).post(aDraft('k'));
    time += 29 * DAY;
    const later = await visit(new AwaySource(), options);
    await later.prepareToWrite();
    expect(later.state.tree.has('own-k')).to.equal(true);
    time += 2 * DAY;
    const last = await visit(new AwaySource(), options);
    await last.prepareToWrite();
    expect(last.state.tree.has('own-k')).to.equal(false);
    expect(kept.size).to.equal(0);
  });

  it('goes with the comment when its writer deletes it, and changes with it', async () => {
    const { storage, kept } = aPlace();
    const source = new AwaySource({ postStatus: 'pending' });
    const discussion = await visit(source, { storage });
    await discussion.post(aDraft('k'));
    await discussion.edit('own-k', { format: 'text', value: 'Better words' });
    expect(kept.get(KEY)).to.include('Better words');
    await discussion.remove('own-k');
    expect(kept.size).to.equal(0);
  });

  for (const rubbish of ['{', '{}', '[{}]', '[5,null]', '[{"state":"queued","at":"x","draft":{"key":"k","body":{"value":5}}}]', '[{"state":"stored","at":"x","draft":{"key":"k","body":{"value":"x"}}}]']) {
    it(`is nothing where something else is stored: ${rubbish}`, async () => {
      const { storage, kept } = aPlace();
      kept.set(KEY, rubbish);
      const source = new AwaySource();
      const discussion = await visit(source, { storage });
      await discussion.prepareToWrite();
      expect(discussion.state.tree.size).to.equal(2);
      await discussion.post(aDraft('new'));
      expect(source.posts).to.equal(1);
    });
  }
});

describe('what waits here while another window changes what is remembered', () => {
  let page: EventTarget;
  let source: AwaySource;
  let place: ReturnType<typeof aPlace>;
  let discussion: Discussion;

  beforeEach(async () => {
    page = new EventTarget();
    for (const name of ['addEventListener', 'removeEventListener'] as const) {
      Object.defineProperty(globalThis, name, { value: page[name].bind(page), configurable: true });
    }
    source = new AwaySource();
    source.away = 1;
    place = aPlace();
    discussion = await visit(source, { storage: place.storage });
    await discussion.post(aDraft('k'));
  });

  afterEach(() => {
    discussion.dispose();
    for (const name of ['addEventListener', 'removeEventListener']) Reflect.deleteProperty(globalThis, name);
  });

  async function hear(key: string | null): Promise<void> {
    place.kept.clear();
    page.dispatchEvent(Object.assign(new Event('storage'), { key }));
    await settle();
  }

  const state = (): string | undefined => discussion.state.tree.get(localId('k'))?.local?.state;

  it('goes when it was taken back there', async () => {
    await hear(KEY);
    expect(state()).to.equal(undefined);
    expect(source.posts).to.equal(1);
  });

  it('stays, here and on the device, when all was cleared', async () => {
    await hear(null);
    expect(state()).to.equal('queued');
    expect(place.kept.get(KEY)).to.include('Words of k');
  });

  it('stays, and is not sent by itself, when nobody can tell whether it was sent there', async () => {
    source.load = () => Promise.reject(new SourceError('network'));
    await hear(KEY);
    expect(state()).to.equal('failed');
    expect(place.kept.get(KEY)).to.include('Words of k');
    page.dispatchEvent(new Event('online'));
    await settle();
    expect(source.posts).to.equal(1);
  });
});

describe('a page that holds back most of a thread', () => {
  it('does not make old words be taken for new ones', async () => {
    const old = aComment({ id: 'old', body: 'Words of k', createdAt: '2020-01-01T00:00:00Z' });
    const source = new MemorySource(aDocument({ comments: [old, ...commentsAt('1', '2', '3')] }));
    const discussion = await visit(source, { pageSize: 1, order: 'newest' });
    expect(discussion.state.complete).to.equal(false);
    const post = source.post.bind(source);
    let posts = 0;
    source.post = (...call) => (posts++ === 0 ? Promise.reject(new SourceError('server')) : post(...call));
    await discussion.post(aDraft('k'));
    expect((await discussion.retry(localId('k')))?.id, 'it was sent').to.equal('own-k');
  });
});

describe('a device that must not remember any more', () => {
  afterEach(() => mock.timers.reset());

  it('is written to no more at once; what is sent goes from it, and nothing waits twice', async () => {
    const { storage, kept } = aPlace();
    const source = new AwaySource();
    source.away = 2;
    const options: DiscussionOptions = { storage };
    const discussion = await visit(source, options);
    mock.timers.enable({ apis: ['setTimeout'] });
    await discussion.post(aDraft('before'));
    expect(kept.get(KEY)).to.include('Words of before');
    options.storage = undefined;
    expect(discussion.isRemembering).to.equal(false);
    await discussion.post(aDraft('after'));
    await settle();
    expect(kept.get(KEY)).to.include('Words of before');
    expect(kept.get(KEY)).to.not.include('Words of after');
    await discussion.retry(localId('before'));
    await discussion.retry(localId('before'));
    await settle();
    expect([...kept]).to.deep.equal([]);
    discussion.dispose();
  });
});
