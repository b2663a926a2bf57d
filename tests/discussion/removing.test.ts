import { mock } from 'node:test';
import { expect } from 'chai';
import { Discussion } from '../../src/discussion/discussion.js';
import type { Outcome } from '../../src/discussion/state.js';
import { MemorySource } from '../../src/sources/memory.js';
import { RestSource } from '../../src/sources/rest.js';
import { SourceError } from '../../src/sources/source.js';
import { aComment, aDocument } from '../fixtures/builders.js';
import { startServer, type TestServer } from '../sources/server.js';
import { contextOf } from '../sources/support.js';

const OWN = { edit: true, delete: true };
const document = aDocument({
  comments: [
    aComment({ id: '1', can: OWN }),
    aComment({ id: '1.1', parentId: '1', minute: 1 }),
    aComment({ id: '2', can: OWN, minute: 2 }),
  ],
});

/** Lets everything that needs no clock happen. */
async function turns(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('a comment that is deleted with a way back', () => {
  let source: MemorySource;
  let discussion: Discussion;
  let outcomes: Outcome[];

  beforeEach(async () => {
    source = new MemorySource(document);
    discussion = new Discussion(source);
    outcomes = [];
    await discussion.load();
    discussion.observe((outcome) => outcomes.push(outcome));
    // The part that deletes is here: what follows needs no file.
    await discussion.removeLater('1', 60_000);
    discussion.keep('1');
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  afterEach(() => mock.timers.reset());

  const node = (id: string) => discussion.state.tree.get(id);
  const atBackend = async (): Promise<string[]> => (await source.load({}, contextOf())).comments.map(({ id }) => id);

  it('does not count any more, and is still at the backend', async () => {
    await discussion.removeLater('2', 1000);
    expect(node('2')?.local?.state).to.equal('removing');
    expect(discussion.state.count).to.equal(2);
    expect(await atBackend()).to.include('2');
    expect(outcomes).to.deep.equal([]);
  });

  it('is still being deleted when it is loaded anew', async () => {
    const { gone } = await discussion.removeLater('2', 1000);
    await discussion.load();
    await turns();
    expect(node('2')?.local?.state).to.equal('removing');
    expect(discussion.state.count).to.equal(2);
    expect(discussion.keep('2')).to.equal(true);
    expect(await gone).to.equal(false);
    expect(node('2')?.local).to.equal(undefined);
  });

  it('goes when its time is over', async () => {
    const { gone } = await discussion.removeLater('2', 1000);
    mock.timers.tick(1000);
    expect(await gone).to.equal(true);
    expect(node('2')).to.equal(undefined);
    expect(await atBackend()).not.to.include('2');
    expect(outcomes).to.deep.equal([{ type: 'removed', id: '2' }]);
  });

  it('is as it was when that is taken back', async () => {
    const before = node('1')?.data;
    const { gone } = await discussion.removeLater('1', 1000);
    expect(discussion.keep('1')).to.equal(true);
    expect(await gone).to.equal(false);
    mock.timers.tick(5000);
    await turns();
    expect(node('1')?.data).to.equal(before);
    expect(node('1')?.local).to.equal(undefined);
    expect(discussion.state.count).to.equal(3);
    expect(discussion.keep('1'), 'once').to.equal(false);
    expect(await atBackend()).to.include('1');
  });

  it('is as it was when the backend refuses', async () => {
    source.remove = () => Promise.reject(new SourceError('forbidden'));
    const { gone } = await discussion.removeLater('2', 1000);
    const refusal = gone.catch((error: unknown) => error);
    mock.timers.tick(1000);
    expect(await refusal).to.have.property('kind', 'forbidden');
    expect(node('2')?.local).to.equal(undefined);
    expect(outcomes).to.have.length(1);
    expect(outcomes[0]).to.include({ type: 'failed', operation: 'delete', id: '2' });
  });

  it('goes at once when the discussion ends', async () => {
    const { gone } = await discussion.removeLater('1', 1000);
    discussion.dispose();
    expect(await gone).to.equal(true);
    const { comments } = await source.load({}, contextOf());
    expect(comments.find(({ id }) => id === '1')?.status, 'it has a reply').to.equal('deleted');
  });
});

describe('a deletion over HTTP', () => {
  let server: TestServer;

  afterEach(() => server.close());

  it('is sent to its end when the page goes, whatever is aborted', async () => {
    server = await startServer(document);
    const kept: (boolean | undefined)[] = [];
    const discussion = new Discussion(new RestSource(server.url), {
      fetch: (input, init) => {
        if (init?.method === 'DELETE') kept.push(init.keepalive);
        return fetch(input, init);
      },
    });
    await discussion.load();
    const { gone } = await discussion.removeLater('2', 60_000);
    discussion.dispose();
    expect(await gone).to.equal(true);
    while (!server.requests.some(({ method }) => method === 'DELETE')) await turns();
    expect(kept).to.deep.equal([true]);
  });
});
