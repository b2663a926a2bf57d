import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import { MemorySource } from '../../src/sources/memory.js';
import type { SourceEvent } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt } from '../fixtures/builders.js';

async function followed() {
  const source = new MemorySource(aDocument({ comments: commentsAt('1', '1.1', '2') }));
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

  it('changes and deletes what is shown in its place', async () => {
    const { discussion, send } = await followed();
    send({ type: 'changed', comment: aComment({ id: '2', body: 'better', minute: 2 }) });
    expect(discussion.state.tree.get('2')?.data.body.value).to.equal('better');
    send({ type: 'removed', comment: { id: '1' } });
    expect(discussion.state.tree.get('1')?.data.status, 'it has a reply').to.equal('deleted');
    send({ type: 'removed', comment: { id: 'nobody' } });
    expect(discussion.state.loaded).to.equal(2);
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

  it('is not heard any more after it was stopped', async () => {
    const { discussion, stop, send, isStopped } = await followed();
    stop();
    expect(isStopped()).to.equal(true);
    send({ type: 'added', comment: aComment({ id: '3', minute: 9 }) });
    expect(discussion.state.arrivals).to.equal(0);
  });
});
