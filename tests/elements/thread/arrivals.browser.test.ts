import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import type { SourceContext } from '../../../src/sources/source.js';
import { aComment, aDocument, aThread } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { all, aThreadElement, button, comment, focused, form, nameOf, part, ready, said, shownIds, textOf, write } from './thread-fixture.js';

const ALL = { edit: true, delete: true };
const talk = aDocument({
  thread: aThread({ id: 'arrivals', can: ALL }),
  comments: [
    aComment({ id: '1', author: 'Ann' }),
    aComment({ id: '1.1', parentId: '1', author: 'Ben', minute: 1 }),
    aComment({ id: '2', author: 'Cleo', minute: 2 }),
  ],
});
const context: SourceContext = { signal: new AbortController().signal, fetch, lang: 'en' };
const text = (value: string) => ({ format: 'text', value }) as const;

describe('what others write while one reads', () => {
  let source: MemorySource;

  beforeEach(() => {
    localStorage.clear();
    let next = 0;
    source = new MemorySource(talk, { newId: () => `new-${(next += 1)}` });
  });

  /** Somebody else writes at the same backend. */
  async function somebodyWrites(words: string, parentId: string | null = null): Promise<void> {
    await source.post({ threadId: 'arrivals', parentId, body: text(words), key: words }, context);
  }

  async function aLiveThread(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
    const thread = await aThreadElement({ source, live: true, ...properties });
    await ready(thread);
    return thread;
  }

  const offers = (thread: DiscussionThread) => all(thread, '[data-act=arrivals]');

  it('is heard from the first moment, waits behind a button, and moves nothing', async () => {
    const thread = await aLiveThread();
    comment(thread, '2').focus();
    await somebodyWrites('Late');
    await until(() => offers(thread).length > 0, 'it is offered');
    expect(shownIds(thread)).to.deep.equal(['1', '1.1', '2']);
    await until(() => focused() === comment(thread, '2'), 'the focus is there');
    expect(offers(thread).map(nameOf)).to.deep.equal(['1 new comment']);
    expect(textOf(part(thread, 'heading'))).to.equal('3 comments');
  });

  it('is offered where it belongs: replies under their parent, comments where the list ends', async () => {
    const thread = await aLiveThread();
    await somebodyWrites('One');
    await somebodyWrites('Two');
    await somebodyWrites('A reply', '2');
    await until(() => offers(thread).length === 2, 'both are offered');
    expect(offers(thread).map(nameOf)).to.deep.equal(['1 new reply: Cleo, 2', '2 new comments']);
    expect(offers(thread)[0]?.closest('.item')).to.equal(comment(thread, '2').parentElement);
  });

  it('is offered above the list when the newest come first', async () => {
    const thread = await aLiveThread({ order: 'newest' });
    await somebodyWrites('Late');
    await until(() => offers(thread).length > 0, 'it is offered');
    const list = part(thread, 'list');
    expect(offers(thread)[0]?.compareDocumentPosition(list)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('is shown with the button, marked as new, with the focus on the first of it', async () => {
    const thread = await aLiveThread();
    await somebodyWrites('A reply', '1');
    await somebodyWrites('Late');
    await until(() => offers(thread).length === 2, 'both are offered');
    button(thread, '1 new reply').click();
    await until(() => shownIds(thread).includes('new-1'), 'the reply is shown');
    await until(() => focused() === comment(thread, 'new-1'), 'it has the focus');
    expect(shownIds(thread)).to.deep.equal(['1', '1.1', 'new-1', '2']);
    expect(comment(thread, 'new-1').part.contains('new')).to.equal(true);
    expect(offers(thread).map(nameOf)).to.deep.equal(['1 new comment']);
    expect(textOf(part(thread, 'heading'))).to.match(/^4 comments/);
  });

  it('is said once, and not again before ten seconds have passed', async () => {
    const thread = await aLiveThread();
    const sentences: string[] = [];
    const region = thread.renderRoot.querySelector('[data-live]');
    if (!region) throw new Error('nothing is said here');
    new MutationObserver(() => sentences.push(said(thread))).observe(region, { childList: true, characterData: true, subtree: true });
    await somebodyWrites('One');
    await until(() => sentences.length === 1, 'it is said');
    for (const words of ['Two', 'Three', 'Four']) await somebodyWrites(words);
    await until(() => nameOf(offers(thread)[0] ?? thread) === '4 new comments', 'all are offered');
    await nextTask();
    expect(sentences).to.deep.equal(['1 new comment']);
  });

  it('changes in its place while one writes an answer to it: the form, its text and the focus stay', async () => {
    const thread = await aLiveThread();
    button(thread, 'Reply to Cleo', '2').click();
    await until(() => all(thread, '.inline')[0]?.shadowRoot?.querySelector('textarea'), 'the form is open');
    await write(form(thread, '2'), 'Half a word');
    const area = form(thread, '2').renderRoot.querySelector('textarea');
    area?.focus();
    await source.edit('2', text('Better words.'), context);
    await until(() => textOf(comment(thread, '2').querySelector('[part=body]')) === 'Better words.', 'it has changed');
    await until(() => focused() === area, 'the focus is there');
    expect(form(thread, '2').value).to.equal('Half a word');
  });

  it('goes in its place; who was on it is on its neighbour then', async () => {
    const thread = await aLiveThread();
    const reply = button(thread, 'Reply to Ben', '1.1');
    reply.focus();
    // Asked for when the focus comes in.
    await import('../../../src/elements/thread/acts/acts.js');
    await source.remove('1.1', context);
    await until(() => !shownIds(thread).includes('1.1'), 'it is gone');
    await until(() => focused() === comment(thread, '1'), 'the focus is there');
    button(thread, 'Reply to Ann', '1').focus();
    await somebodyWrites('A reply', '1');
    await until(() => offers(thread).length > 0, 'it is offered');
    await until(() => focused() === button(thread, 'Reply to Ann', '1'), 'the focus is there');
  });

  it('leaves the focus in the thread when an offer is withdrawn', async () => {
    const thread = await aLiveThread();
    await somebodyWrites('Late');
    await until(() => offers(thread).length > 0, 'it is offered');
    offers(thread)[0]?.focus();
    await until(() => said(thread), 'it is said');
    await source.remove('new-1', context);
    await until(() => offers(thread).length === 0, 'it is withdrawn');
    await until(() => focused() === part(thread, 'heading'), 'the focus is there');
  });

  it('closes the thread for all when a moderator does', async () => {
    source = new MemorySource({ ...talk, thread: aThread({ id: 'arrivals', can: { moderate: true } }) });
    const thread = await aLiveThread();
    await source.setState('closed', context);
    await until(() => textOf(thread.renderRoot.querySelector('.closed')) === 'Comments are closed.', 'it is said');
  });

  it('does not come where nobody asked for it', async () => {
    const thread = await aThreadElement({ source });
    await ready(thread);
    await somebodyWrites('Hello');
    await nextTask();
    expect(offers(thread)).to.deep.equal([]);
    expect(button(thread, 'Reply', '1').isConnected).to.equal(true);
  });
});
