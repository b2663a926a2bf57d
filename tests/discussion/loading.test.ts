import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { Outcome } from '../../src/discussion/state.js';
import { sortRoots } from '../../src/model/order.js';
import { MemorySource } from '../../src/sources/memory.js';
import { SourceError } from '../../src/sources/source.js';
import { aComment, aDocument, aThread, commentsAt } from '../fixtures/builders.js';
import { HeldSource } from './fake-source.js';

describe('a discussion that loads', () => {
  it('has the article, the thread and the comments in their places', async () => {
    const discussion = new Discussion(new MemorySource(aDocument({ comments: commentsAt('1', '1.1', '2') })));
    await discussion.load();
    const { phase, tree, count, loaded, complete } = discussion.state;
    expect({ phase, count, loaded, complete }).to.deep.equal({ phase: 'ready', count: 3, loaded: 3, complete: true });
    expect(tree.roots.map(({ id }) => id)).to.deep.equal(['1', '2']);
    expect(tree.get('1.1')?.parent?.id).to.equal('1');
  });

  it('tells its listeners once for each task, however much has changed', async () => {
    const discussion = new Discussion(new MemorySource(aDocument({ comments: commentsAt('1') })));
    const phases: string[] = [];
    discussion.subscribe(({ phase }) => phases.push(phase));
    await discussion.load();
    await Promise.resolve();
    expect(phases).to.deep.equal(['loading', 'ready']);
  });

  it('counts what the backend counts when that is more than what is here', async () => {
    const thread = aThread({ total: 10 });
    const discussion = new Discussion(new MemorySource(aDocument({ thread, comments: commentsAt('1', '2') })));
    await discussion.load();
    expect(discussion.state.count).to.equal(10);
    expect(discussion.state.loaded).to.equal(2);
  });

  it('brings page after page until all is here, and the count stays the same', async () => {
    const source = new MemorySource(aDocument({ comments: commentsAt('1', '2', '3', '4', '5') }));
    const discussion = new Discussion(source, { pageSize: 2 });
    await discussion.load();
    expect(discussion.state.loaded).to.equal(2);
    expect(discussion.state.complete).to.equal(false);
    const count = discussion.state.count;
    expect(await discussion.loadMore()).to.deep.equal(['3', '4']);
    expect(await discussion.loadMore()).to.deep.equal(['5']);
    expect(discussion.state.complete).to.equal(true);
    expect(discussion.state.loaded).to.equal(5);
    expect(discussion.state.count).to.equal(Math.max(count, 5));
    expect(await discussion.loadMore(), 'nothing is left').to.deep.equal([]);
  });

  it('lets others have their turn while a long answer is read, and forgets it when another is wanted meanwhile', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const many = Array.from({ length: 3000 }, (_, n) => aComment({ id: `old ${n}` }));
    const first = discussion.load();
    source.loads[0]?.resolve({ comments: many });
    const turns: string[] = [];
    const timer = setInterval(() => turns.push(discussion.state.phase), 0);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const second = discussion.load();
    (await source.loadNumber(2)).resolve({ comments: commentsAt('new') });
    await Promise.all([first, second]);
    clearInterval(timer);
    expect(turns).to.include('loading');
    expect([...discussion.state.tree.roots].map(({ id }) => id)).to.deep.equal(['new']);
    expect(discussion.state.loaded).to.equal(1);
  });

  it('drops the replies that come after the comments were sorted anew', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const page = (...ids: string[]) => ({ comments: commentsAt(...ids), next: 'more', more: [{ parentId: ids[0] ?? '' }] });
    const first = discussion.load();
    source.loads[0]?.resolve(page('a', 'b'));
    await first;
    const replies = discussion.loadMore('a');
    const sorted = discussion.setOrder('newest');
    (await source.loadNumber(3)).resolve(page('z', 'y'));
    await sorted;
    source.loads[1]?.resolve({ comments: [aComment({ id: 'a1', parentId: 'a' })] });
    expect(await replies).to.deep.equal([]);
    expect(discussion.state.tree.roots.map(({ id }) => id)).to.have.members(['z', 'y']);
  });

  it('asks once for a page however often it is wanted', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source, { pageSize: 1 });
    const loading = discussion.load();
    source.loads[0]?.resolve({ comments: commentsAt('1'), next: 'p2' });
    await loading;
    const first = discussion.loadMore();
    const second = discussion.loadMore();
    expect(source.loads).to.have.length(2);
    source.loads[1]?.resolve({ comments: [aComment({ id: '2', minute: 5 })] });
    expect([await first, await second]).to.deep.equal([['2'], []]);
  });

  it('says why when the first page does not come, and can try again', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const outcomes: Outcome[] = [];
    discussion.observe((outcome) => outcomes.push(outcome));
    const failing = discussion.load();
    source.loads[0]?.reject(new SourceError('timeout'));
    await failing;
    expect(discussion.state.phase).to.equal('error');
    expect(discussion.state.error?.kind).to.equal('timeout');
    expect(outcomes.map(({ type }) => type)).to.deep.equal(['failed']);
    const again = discussion.load();
    source.loads[1]?.resolve({ comments: commentsAt('1') });
    await again;
    expect(discussion.state.phase).to.equal('ready');
    expect(discussion.state.error).to.equal(undefined);
  });

  it('takes a foreign error of a source as one of the server', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const failing = discussion.load();
    source.loads[0]?.reject(new TypeError('x is not a function'));
    await failing;
    expect(discussion.state.error?.kind).to.equal('server');
  });

  it('never lets a late answer overwrite a newer one', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source, { pageSize: 5 });
    const first = discussion.load();
    const second = discussion.load();
    expect(source.loads[0]?.signal.aborted).to.equal(true);
    source.loads[1]?.resolve({ comments: commentsAt('new') });
    await second;
    source.loads[0]?.resolve({ comments: commentsAt('old') });
    await first;
    expect(discussion.state.tree.roots.map(({ id }) => id)).to.deep.equal(['new']);
  });

  it('aborts what is under way when it is disposed, and tells nobody', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const outcomes: Outcome[] = [];
    discussion.observe((outcome) => outcomes.push(outcome));
    const loading = discussion.load();
    discussion.dispose();
    expect(source.loads[0]?.signal.aborted).to.equal(true);
    source.loads[0]?.resolve({ comments: commentsAt('1') });
    await loading;
    expect(outcomes).to.deep.equal([]);
    expect(discussion.state.loaded).to.equal(0);
  });

  it('shows what can be shown of a broken answer', async () => {
    const source = new HeldSource();
    const discussion = new Discussion(source);
    const loading = discussion.load();
    const junk: unknown = { comments: [null, 7, { id: 5, parentId: 5, body: 'hello' }, { id: {} }], thread: 'x' };
    source.loads[0]?.resolve(junk as never);
    await loading;
    expect(discussion.state.tree.get('5')?.data.body.value).to.equal('hello');
  });

  it('sorts what is here when all of it is, and asks the backend when it is not', async () => {
    const { source, discussion } = await firstOfTwoPages();
    const sorting = discussion.setOrder('newest');
    expect(source.loads[1]?.query).to.deep.include({ order: 'newest', limit: 2 });
    source.loads[1]?.resolve({ comments: commentsAt('8', '9').reverse(), next: 'p2' });
    await sorting;
    expect(discussion.state.order).to.equal('newest');
    expect([...(discussion.state.rank?.keys() ?? [])]).to.deep.equal(['9', '8']);
  });

  it('stays sorted as it was when the backend does not give the other order', async () => {
    const { source, discussion } = await firstOfTwoPages();
    const sorting = discussion.setOrder('newest');
    source.loads[1]?.reject(new SourceError('timeout', 'too late'));
    await sorting;
    expect(discussion.state).to.deep.include({ order: 'oldest', phase: 'ready', loaded: 2 });
    const overtaken = discussion.setOrder('newest');
    const last = discussion.setOrder('top');
    source.loads[2]?.reject(new DOMException('overtaken', 'AbortError'));
    source.loads[3]?.resolve({ comments: commentsAt('2', '1'), next: 'p2' });
    await Promise.all([overtaken, last]);
    expect(discussion.state.order, 'the last that was asked for').to.equal('top');
    const again = [discussion.setOrder('newest'), discussion.setOrder('oldest')];
    source.loads[4]?.reject(new DOMException('overtaken', 'AbortError'));
    source.loads[5]?.reject(new SourceError('timeout', 'too late'));
    await Promise.all(again);
    expect(discussion.state.order, 'the last that came').to.equal('top');
  });

  it('holds the places of a thread sorted by score: a reaction moves nobody', async () => {
    const likes = (count: number) => [{ key: 'like', label: 'Like', count, mine: false }];
    const comments = [aComment({ id: '1', reactions: likes(2) }), aComment({ id: '2', minute: 1, reactions: likes(2) })];
    const discussion = new Discussion(new MemorySource(aDocument({ comments })), { order: 'top' });
    await discussion.load();
    await discussion.react('2', 'like', true);
    const shown = () => sortRoots(discussion.state.tree.roots, 'top', discussion.state.rank).map(({ id }) => id);
    expect(shown()).to.deep.equal(['1', '2']);
    await discussion.setOrder('oldest');
    await discussion.setOrder('top');
    expect(shown(), 'sorted anew when asked for').to.deep.equal(['2', '1']);
  });

  it('loads the surroundings of a comment that is not here', async () => {
    const discussion = new Discussion(new MemorySource(aDocument({ comments: commentsAt('1', '2', '3', '3.1') })), {
      pageSize: 1,
    });
    await discussion.load();
    expect(discussion.state.tree.has('3.1')).to.equal(false);
    expect(await discussion.loadAround('3.1')).to.equal(true);
    expect(discussion.state.tree.get('3.1')?.parent?.id).to.equal('3');
    expect(await discussion.loadAround('nobody')).to.equal(false);
  });
});

/** The backend keeps the second page. */
async function firstOfTwoPages(): Promise<{ source: HeldSource; discussion: Discussion }> {
  const source = new HeldSource();
  const discussion = new Discussion(source, { pageSize: 2 });
  const loading = discussion.load();
  source.loads[0]?.resolve({ comments: commentsAt('1', '2'), next: 'p2' });
  await loading;
  return { source, discussion };
}
