import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import { MemorySource } from '../../src/sources/memory.js';
import type { SourceEvent } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt, minutesLater } from '../fixtures/builders.js';
import { contextOf } from '../sources/support.js';
import { HeldSource } from './fake-source.js';

/** Gives everything that is on its way its turn, until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
}

async function followed(document = aDocument({ comments: commentsAt('1', '1.1', '2') })) {
  const source = new MemorySource(document);
  let send: (event: SourceEvent) => void = () => undefined;
  let isStopped = false;
  source.subscribe = (_since, listener) => {
    send = listener;
    return () => {
      isStopped = true;
    };
  };
  const discussion = new Discussion(source);
  await discussion.load();
  const stop = await discussion.follow();
  return { discussion, stop, send: (event: SourceEvent) => send(event), isStopped: () => isStopped };
}

describe('what others do while the page is open', () => {
  it('waits until somebody wants to see it', async () => {
    const { discussion, send } = await followed();
    send({ type: 'added', comment: aComment({ id: '3', minute: 9 }) });
    send({ type: 'added', comment: aComment({ id: '1.2', parentId: '1', minute: 10 }) });
    expect(discussion.state.arrivals).to.equal(2);
    expect(discussion.state.tree.has('3')).to.equal(false);
    expect(discussion.showArrivals()).to.deep.equal(['3', '1.2']);
    expect(discussion.state.arrivals).to.equal(0);
    expect(discussion.state.tree.get('1.2')?.parent?.id).to.equal('1');
    expect(discussion.state.count).to.equal(5);
  });

  it('waits no more when it was loaded meanwhile', async () => {
    const { discussion, send } = await followed();
    const { source } = discussion;
    const posted = await (source as MemorySource).post({ threadId: 't', parentId: null, body: { format: 'text', value: 'Hi' }, key: 'k' }, contextOf());
    send({ type: 'added', comment: posted });
    expect(discussion.state.arrivals).to.equal(1);
    await discussion.load();
    await until(() => discussion.state.tree.has(posted.id) && discussion.state.arrivals === 0);
    expect([...discussion.state.waiting]).to.deep.equal([]);
  });

  it('changes and deletes what is shown in its place', async () => {
    const { discussion, send } = await followed();
    send({ type: 'changed', comment: aComment({ id: '2', body: 'better', minute: 2 }) });
    expect(discussion.state.tree.get('2')?.data.body.value).to.equal('better');
    send({ type: 'removed', comment: { id: '1' } });
    expect(discussion.state.tree.get('1')?.data.status, 'it has a reply').to.equal('deleted');
    send({ type: 'removed', comment: { id: 'nobody' } });
    expect(discussion.state.loaded).to.equal(2);
  });

  it('waits under the comment that it answers, at the top level, or under what waits itself', async () => {
    const { discussion, send } = await followed();
    send({ type: 'added', comment: aComment({ id: '3', minute: 9 }) });
    send({ type: 'added', comment: aComment({ id: '3.1', parentId: '3', minute: 10 }) });
    send({ type: 'added', comment: aComment({ id: '1.1.1', parentId: '1.1', minute: 11 }) });
    send({ type: 'added', comment: aComment({ id: '1.1.1.1', parentId: '1.1.1', minute: 12 }) });
    expect([...discussion.state.waiting]).to.deep.equal([['', 2], ['1.1', 2]]);
    expect(discussion.showArrivals('1.1')).to.deep.equal(['1.1.1', '1.1.1.1']);
    expect(discussion.state.arrivals).to.equal(2);
    expect(discussion.showArrivals('')).to.deep.equal(['3', '3.1']);
    expect([...discussion.state.waiting]).to.deep.equal([]);
  });

  it('is heard from the first moment, while the part that hears it is on its way', async () => {
    const source = new MemorySource(aDocument({ comments: commentsAt('1') }));
    const discussion = new Discussion(source);
    await discussion.load();
    const following = discussion.follow();
    await source.post({ threadId: 't', parentId: null, body: { format: 'text', value: 'Early' }, key: 'e' }, contextOf());
    await following;
    await until(() => discussion.state.arrivals === 1);
    expect(discussion.showArrivals()).to.deep.equal(['own-e']);
  });

  it('holds back what may be one’s own while it is being posted', async () => {
    const source = new HeldSource();
    let send: (event: SourceEvent) => void = () => undefined;
    const discussion = new Discussion(Object.assign(source, { subscribe: (_: unknown, listener: typeof send) => ((send = listener), () => undefined) }));
    const loading = discussion.load();
    source.loads[0]?.resolve(aDocument({ comments: commentsAt('1') }));
    await loading;
    await discussion.follow();
    const posting = discussion.post({ threadId: 't', parentId: null, body: { format: 'text', value: 'Hi' }, key: 'k' });
    const asked = await source.postNumber(1);
    send({ type: 'added', comment: aComment({ id: 'mine', minute: 5 }) });
    send({ type: 'added', comment: aComment({ id: 'theirs', minute: 6 }) });
    expect(discussion.state.arrivals).to.equal(0);
    asked.resolve(aComment({ id: 'mine', minute: 5 }));
    await posting;
    await until(() => discussion.state.arrivals === 1);
    expect(discussion.showArrivals()).to.deep.equal(['theirs']);
  });

  it('keeps what is so for this reader when others change a comment', async () => {
    const like = (count: number, mine: boolean) => [{ key: 'like', label: 'Like', count, mine }];
    const { discussion, send } = await followed(
      aDocument({ comments: [aComment({ id: '1', reactions: like(1, false), can: { edit: true } })] }),
    );
    send({ type: 'changed', comment: aComment({ id: '1', reactions: like(2, true) }) });
    expect(discussion.state.tree.get('1')?.data).to.deep.include({ reactions: like(2, false), can: { edit: true } });
  });

  it('takes no old comment of another page for a new one', async () => {
    const source = new MemorySource(aDocument({ comments: commentsAt('1', '2', '3') }));
    const followed = new Discussion(source, { pageSize: 2, now: () => Date.parse(minutesLater(60)) });
    let send: (event: SourceEvent) => void = () => undefined;
    source.subscribe = (_since, listener) => ((send = listener), () => undefined);
    await followed.load();
    await followed.follow();
    send({ type: 'changed', comment: aComment({ id: '3', minute: 2, body: 'better' }) });
    send({ type: 'added', comment: aComment({ id: '3.1', parentId: '3', minute: 70 }) });
    expect(followed.state.arrivals).to.equal(0);
    send({ type: 'changed', comment: aComment({ id: '4', minute: 61 }) });
    expect(followed.state.arrivals).to.equal(1);
  });

  it('takes no changed reply that is not loaded for a new comment', async () => {
    const source = new HeldSource() as HeldSource & { tell?: (event: SourceEvent) => void };
    const heard = Object.assign(source, { subscribe: (_: unknown, listen: (event: SourceEvent) => void) => ((source.tell = listen), () => undefined) });
    const discussion = new Discussion(heard, { now: () => Date.UTC(2030, 1) });
    const loaded = discussion.load();
    source.loads[0]?.resolve({ comments: commentsAt('1'), more: [{ parentId: '1', count: 2 }] });
    await loaded;
    await discussion.follow();
    source.tell?.({ type: 'changed', comment: aComment({ id: '1.1', parentId: '1' }) });
    expect(discussion.state.arrivals).to.equal(0);
  });

  it('shows at once what this reader wrote in another window', async () => {
    const { discussion, send } = await followed();
    send({ type: 'added', own: true, comment: aComment({ id: '3', minute: 9 }) });
    expect(discussion.state.arrivals).to.equal(0);
    expect(discussion.state.tree.has('3')).to.equal(true);
  });

  it('says nothing of what waits for approval', async () => {
    const { discussion, send } = await followed();
    send({ type: 'added', comment: aComment({ id: '3', minute: 9, status: 'held' }) });
    expect(discussion.state.arrivals).to.equal(0);
    send({ type: 'changed', comment: aComment({ id: '3', minute: 9 }) });
    expect(discussion.state.arrivals, 'it was approved').to.equal(1);
  });

  it('forgets an arrival that is deleted before it was seen', async () => {
    const { discussion, send } = await followed();
    send({ type: 'added', comment: aComment({ id: '3', minute: 9 }) });
    send({ type: 'removed', comment: { id: '3' } });
    expect(discussion.state.arrivals).to.equal(0);
    expect(discussion.showArrivals()).to.deep.equal([]);
  });

  it('knows the echo of one’s own comment by its key', async () => {
    const { discussion, send } = await followed();
    const posted = await discussion.post({ threadId: 't', parentId: null, body: { format: 'text', value: 'Hi' }, key: 'k' });
    send({ type: 'added', comment: posted ?? aComment(), key: 'k' });
    expect(discussion.state.arrivals).to.equal(0);
    expect(discussion.state.count).to.equal(4);
  });

  it('hears when the thread is closed', async () => {
    const { discussion, send } = await followed();
    send({ type: 'thread', thread: aThread({ state: 'closed' }) });
    expect(discussion.state.thread?.state).to.equal('closed');
  });

  it('is not heard any more where it cannot be followed, or when the discussion has ended', async () => {
    const source = new MemorySource(aDocument());
    const told: string[] = [];
    const rubbish = { type: 'removed' } as SourceEvent;
    source.subscribe = (_since, listener) => (listener(rubbish), () => told.push('let go'));
    expect(await new Discussion(source).follow().catch((error: unknown) => error)).to.be.instanceOf(TypeError);
    expect(told).to.deep.equal(['let go']);
    source.subscribe = () => () => told.push('ended');
    const discussion = new Discussion(source);
    await discussion.follow();
    discussion.dispose();
    expect(told).to.deep.equal(['let go', 'ended']);
  });

  it('is not heard any more after it was stopped', async () => {
    const { discussion, stop, send, isStopped } = await followed();
    stop();
    expect(isStopped()).to.equal(true);
    send({ type: 'added', comment: aComment({ id: '3', minute: 9 }) });
    expect(discussion.state.arrivals).to.equal(0);
  });
});
