import { mock } from 'node:test';
import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { CommentData, DiscussionPage } from '../../src/model/types.js';
import { SourceError, type DiscussionSource, type LoadQuery } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt } from '../fixtures/builders.js';

/** A backend that only reads; what it holds is changed by the test. */
class Shelf implements DiscussionSource {
  readonly name = 'shelf';
  readonly queries: LoadQuery[] = [];
  page: DiscussionPage;
  isDown = false;

  constructor(comments: CommentData[]) {
    this.page = aDocument({ comments });
  }

  /** Whether it has those that are held on a list of their own; only moderators may ask for that. */
  held: CommentData[] | undefined;

  load(query: LoadQuery): Promise<DiscussionPage> {
    this.queries.push(query);
    if (this.isDown) return Promise.reject(new SourceError('server'));
    return Promise.resolve(structuredClone(query.status === 'held' && this.held ? { comments: this.held } : this.page));
  }
}

describe('a source that cannot tell what happens', () => {
  let shelf: Shelf;
  let discussion: Discussion;
  let stop: () => void;

  beforeEach(async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    shelf = new Shelf(commentsAt('1', '1.1', '2'));
    discussion = new Discussion(shelf);
    await discussion.load();
    stop = await discussion.follow();
    await turns();
  });

  afterEach(() => {
    stop();
    mock.timers.reset();
  });

  /** Lets everything that needs no clock happen. */
  async function turns(): Promise<void> {
    for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  async function pass(seconds: number): Promise<void> {
    mock.timers.tick(seconds * 1000);
    await turns();
  }

  const looks = (): number => shelf.queries.length - 1;

  it('is looked at again: what is new waits, what changed and what went does so in place', async () => {
    shelf.page.comments = [...commentsAt('1', '1.1'), aComment({ id: '3', minute: 9 }), aComment({ id: '1.2', parentId: '1', minute: 10 })];
    shelf.page.comments[1] = aComment({ id: '1.1', parentId: '1', minute: 1, body: 'better' });
    await pass(30);
    expect(looks()).to.equal(1);
    expect(shelf.queries[1]).to.include({ order: 'newest' });
    expect([...discussion.state.waiting]).to.deep.equal([['', 1], ['1', 1]]);
    expect(discussion.state.tree.get('1.1')?.data.body.value).to.equal('better');
    expect(discussion.state.tree.has('2')).to.equal(false);
  });

  it('does not take away what waits for approval, which it shows to nobody', async () => {
    const waits = aComment({ id: 'mine', minute: 9, status: 'pending' });
    Object.assign(shelf, { post: () => Promise.resolve(waits) });
    await discussion.post({ threadId: 't', parentId: null, body: waits.body, key: 'k' });
    await pass(30);
    expect(discussion.state.tree.get('mine')?.data.status).to.equal('pending');
    shelf.page.comments = [...shelf.page.comments, { ...waits, status: 'published' }];
    await pass(45);
    expect(discussion.state.tree.get('mine')?.data.status).to.equal('published');
  });

  describe('shows what is held to moderators', () => {
    const held = (id: string): CommentData => aComment({ id, minute: 9, status: 'held' });

    /** Begins as a moderator who has two held comments on the page. */
    async function moderate(): Promise<void> {
      stop();
      shelf = new Shelf([...commentsAt('1'), held('a'), held('b')]);
      shelf.page.thread = aThread({ can: { moderate: true } });
      discussion = new Discussion(shelf);
      await discussion.load();
      stop = await discussion.follow();
      await turns();
    }

    it('on a list of their own: one that another moderator deletes goes', async () => {
      await moderate();
      shelf.page.comments = commentsAt('1');
      shelf.held = [held('a')];
      await pass(30);
      expect(shelf.queries.at(-1)).to.deep.equal({ status: 'held' });
      expect(discussion.state.tree.has('a')).to.equal(true);
      expect(discussion.state.tree.has('b')).to.equal(false);
      shelf.held = [];
      await pass(30);
      expect(discussion.state.tree.has('a')).to.equal(false);
      expect(discussion.state.tree.has('1')).to.equal(true);
    });

    it('on the page: that list is not asked for while all of them are there', async () => {
      await moderate();
      await pass(30);
      expect(shelf.queries.at(-1)?.status).to.equal(undefined);
    });

    it('and does not look at the status that is asked for: nobody knows, so they stay', async () => {
      await moderate();
      shelf.page.comments = commentsAt('1');
      await pass(30);
      expect(discussion.state.tree.has('a')).to.equal(true);
    });

    it('and to nobody else: they stay', async () => {
      await moderate();
      shelf.page.thread = aThread();
      await discussion.load();
      shelf.page.comments = commentsAt('1');
      shelf.held = [];
      await pass(30);
      expect(shelf.queries.at(-1)?.status).to.equal(undefined);
      expect(discussion.state.tree.has('a')).to.equal(true);
    });
  });

  it('is heard of when it closes', async () => {
    shelf.page.thread = aThread({ state: 'closed' });
    await pass(30);
    expect(discussion.state.thread?.state).to.equal('closed');
  });

  it('is looked at less and less often while nothing happens, and often again when something does', async () => {
    await pass(30);
    expect(looks()).to.equal(1);
    await pass(30);
    expect(looks()).to.equal(1);
    await pass(15);
    expect(looks()).to.equal(2);
    shelf.page.comments.push(aComment({ id: '3', minute: 9 }));
    await pass(67.5);
    expect(looks()).to.equal(3);
    await pass(30);
    expect(looks()).to.equal(4);
  });

  it('is left in peace while it fails', async () => {
    shelf.isDown = true;
    await pass(30);
    await pass(59);
    expect(looks()).to.equal(1);
    await pass(1);
    expect(looks()).to.equal(2);
    expect(discussion.state.phase, 'what is shown stays').to.equal('ready');
  });

  it('is not looked at any more after it was stopped', async () => {
    stop();
    await pass(300);
    expect(looks()).to.equal(0);
  });

  it('does not take a page that was never loaded for news', async () => {
    stop();
    shelf = new Shelf(commentsAt('1', '2'));
    shelf.page.next = 'more';
    discussion = new Discussion(shelf, { pageSize: 2 });
    await discussion.load();
    stop = await discussion.follow();
    await turns();
    shelf.page = { comments: commentsAt('8', '9'), next: 'more' };
    await pass(30);
    expect(discussion.state.arrivals).to.equal(0);
    shelf.page = { comments: [...commentsAt('8', '9'), aComment({ id: '10', minute: 20 })], next: 'more' };
    await pass(45);
    expect(discussion.showArrivals()).to.deep.equal(['10']);
  });
});

describe('a tab that nobody sees', () => {
  it('does not look until it is seen again', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'hidden' });
    Object.defineProperty(globalThis, 'document', { value: page, configurable: true });
    mock.timers.enable({ apis: ['setTimeout'] });
    const turns = async (): Promise<void> => {
      for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
    };
    try {
      const shelf = new Shelf(commentsAt('1'));
      const discussion = new Discussion(shelf);
      await discussion.load();
      const stop = await discussion.follow();
      await turns();
      mock.timers.tick(600_000);
      await turns();
      expect(shelf.queries).to.have.length(1);
      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
      await turns();
      expect(shelf.queries).to.have.length(2);
      stop();
    } finally {
      mock.timers.reset();
      Reflect.deleteProperty(globalThis, 'document');
    }
  });
});
