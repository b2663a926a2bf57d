import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { Outcome } from '../../src/discussion/state.js';
import { localId } from '../../src/discussion/local-id.js';
import type { DraftData } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import { SourceError } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { HeldSource } from './fake-source.js';

const NOW = Date.parse('2025-10-16T12:00:00Z');

function aDraft(fields: Partial<DraftData> = {}): DraftData {
  return { threadId: 't', parentId: null, body: { format: 'markdown', value: 'Hello' }, key: 'k1', ...fields };
}

async function loaded(source = new HeldSource()) {
  const discussion = new Discussion(source, { now: () => NOW });
  const outcomes: Outcome[] = [];
  discussion.observe((outcome) => outcomes.push(outcome));
  const loading = discussion.load();
  source.loads[0]?.resolve({ comments: commentsAt('1', '1.1') });
  await loading;
  outcomes.length = 0;
  return { discussion, source, outcomes };
}

describe('posting', () => {
  it('shows the comment in its place at once, then as the backend stored it', async () => {
    const { discussion, source, outcomes } = await loaded();
    const posting = discussion.post(aDraft({ parentId: '1', author: { name: 'Ann' } }));
    await source.postNumber(1);
    const node = discussion.state.tree.get(localId('k1'));
    expect(node?.local?.state).to.equal('sending');
    expect(node?.parent?.id).to.equal('1');
    expect(node?.data.author).to.deep.equal({ name: 'Ann', kind: 'guest' });
    expect(discussion.state.count, 'one’s own pending comment counts').to.equal(3);
    source.posts[0]?.resolve(aComment({ id: '1.2', parentId: '1', body: 'Hello', minute: 300 }));
    expect((await posting)?.id).to.equal('1.2');
    expect(discussion.state.tree.get('1.2'), 'the same node, so that the row stays').to.equal(node);
    expect(discussion.state.count).to.equal(3);
    expect(outcomes).to.have.length(1);
    expect(outcomes[0]).to.deep.include({ type: 'posted' });
  });

  it('keeps a failed comment with its text and its reason, and sends it again with the same key', async () => {
    const { discussion, source, outcomes } = await loaded();
    const posting = discussion.post(aDraft());
    (await source.postNumber(1)).reject(new SourceError('server'));
    expect(await posting).to.equal(undefined);
    const id = localId('k1');
    const failed = discussion.state.tree.get(id);
    expect(failed?.local?.state).to.equal('failed');
    expect(failed?.data.body.value).to.equal('Hello');
    expect(outcomes.map(({ type }) => type)).to.deep.equal(['failed']);
    const again = discussion.retry(id);
    // It may have been stored all the same: that is looked at first.
    (await source.loadNumber(2)).resolve({ comments: commentsAt('1', '1.1') });
    await source.postNumber(2);
    expect(failed?.local?.state).to.equal('sending');
    expect(source.posts[1]?.draft.key).to.equal('k1');
    source.posts[1]?.resolve(aComment({ id: '9', minute: 300 }));
    expect((await again)?.id).to.equal('9');
    expect(discussion.state.tree.has(id)).to.equal(false);
  });

  for (const kind of ['invalid', 'too-long'] as const) {
    it(`gives the text back to the form when it is ${kind}`, async () => {
      const { discussion, source } = await loaded();
      const posting = discussion.post(aDraft());
      (await source.postNumber(1)).reject(new SourceError(kind, kind, { field: 'body' }));
      const error: unknown = await posting.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(SourceError);
      expect(discussion.state.tree.has(localId('k1')), 'taken back').to.equal(false);
      expect(discussion.state.count).to.equal(2);
    });
  }

  it('takes an answer that is no comment for a failure', async () => {
    const { discussion, source } = await loaded();
    const posting = discussion.post(aDraft());
    (await source.postNumber(1)).resolve('OK' as never);
    await posting;
    const error = discussion.state.tree.get(localId('k1'))?.local?.error;
    expect(error).to.be.instanceOf(SourceError);
    expect((error as SourceError).kind).to.equal('bad-answer');
  });

  it('sends one text once, however often it is asked to', async () => {
    const { discussion, source } = await loaded();
    const sending = discussion.post(aDraft());
    await source.postNumber(1);
    expect(await discussion.post(aDraft())).to.equal(undefined);
    source.posts[0]?.resolve(aComment({ id: '9', minute: 300 }));
    await sending;
    expect((await discussion.post(aDraft()))?.id, 'it is there already').to.equal('9');
    expect(source.posts).to.have.length(1);
  });

  it('drops a failed comment when its writer says so, and hands the text back', async () => {
    const { discussion, source } = await loaded();
    const posting = discussion.post(aDraft());
    (await source.postNumber(1)).reject(new SourceError('spam'));
    await posting;
    expect((await discussion.discard(localId('k1')))?.body.value).to.equal('Hello');
    expect(discussion.state.tree.has(localId('k1'))).to.equal(false);
    expect(discussion.state.count).to.equal(2);
  });
});

describe('acts on a comment', () => {
  async function memory() {
    const thread = aThread({ can: { edit: true, delete: true, moderate: true } });
    const comments = [
      ...commentsAt('1', '1.1', '2'),
      aComment({ id: '3', minute: 9, reactions: [{ key: 'like', label: 'Like', count: 2, mine: false }] }),
    ];
    const discussion = new Discussion(new MemorySource(aDocument({ thread, comments })), { now: () => NOW });
    await discussion.load();
    const outcomes: Outcome[] = [];
    discussion.observe((outcome) => outcomes.push(outcome));
    return { discussion, outcomes };
  }

  it('changes a text and says when', async () => {
    const { discussion, outcomes } = await memory();
    await discussion.edit('2', { format: 'markdown', value: 'better' });
    const { body, editedAt } = discussion.state.tree.get('2')?.data ?? {};
    expect(body?.value).to.equal('better');
    expect(editedAt).to.be.a('string');
    expect(outcomes.map(({ type }) => type)).to.deep.equal(['changed']);
  });

  it('removes a leaf, and leaves a tombstone where there are replies', async () => {
    const { discussion } = await memory();
    await discussion.remove('2');
    expect(discussion.state.tree.has('2')).to.equal(false);
    await discussion.remove('1');
    expect(discussion.state.tree.get('1')?.data.status).to.equal('deleted');
    expect(discussion.state.tree.get('1')?.data.body.value).to.equal('');
    expect(discussion.state.count).to.equal(2);
  });

  it('toggles a reaction at once', async () => {
    const { discussion } = await memory();
    await discussion.react('1', 'none', true);
    const reacting = discussion.react('3', 'like', true);
    await Promise.resolve();
    expect(discussion.state.tree.get('3')?.data.reactions?.[0]).to.deep.include({ count: 3, mine: true });
    await reacting;
    expect(discussion.state.tree.get('3')?.data.reactions?.[0]).to.deep.include({ count: 3, mine: true });
  });

  it('takes a reaction back when the backend refuses it, and changes nothing else', async () => {
    const comments = [aComment({ id: '3', reactions: [{ key: 'like', label: 'Like', count: 2, mine: false }] })];
    const source = new MemorySource(aDocument({ comments }));
    source.react = () => Promise.reject(new SourceError('forbidden'));
    const discussion = new Discussion(source);
    await discussion.load();
    const error: unknown = await discussion.react('3', 'like', true).catch((reason: unknown) => reason);
    expect((error as SourceError).kind).to.equal('forbidden');
    expect(discussion.state.tree.get('3')?.data.reactions?.[0]).to.deep.include({ count: 2, mine: false });
  });

  it('says that a source cannot do what it has no method for', async () => {
    const { discussion } = await loaded();
    const error: unknown = await discussion.remove('1').catch((reason: unknown) => reason);
    expect((error as SourceError).kind).to.equal('unsupported');
    expect(discussion.state.tree.has('1')).to.equal(true);
  });

  it('moderates and pins', async () => {
    const { discussion } = await memory();
    await discussion.moderate('2', 'hidden');
    expect(discussion.state.tree.get('2')?.data.status).to.equal('hidden');
    expect(discussion.state.count).to.equal(3);
    await discussion.pin('1', true);
    expect(discussion.state.tree.get('1')?.data.pinned).to.equal(true);
    await discussion.setState('closed');
    expect(discussion.state.thread?.state).to.equal('closed');
  });
});
