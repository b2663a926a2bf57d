import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { CommentData } from '../../../src/model/types.js';
import { aComment, aDocument, aThread, commentsAt, markdown } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { aPage, area, open, talk } from './page-fixture.js';
import { ShakySource } from './sources.js';
import { all, comment, focused, form, parts, record, said, send, textOf, write } from './thread-fixture.js';

/** Selects a part of a comment's text, as far as the words go. */
function select(thread: DiscussionThread, id: string, from: string, to = from): void {
  const body = comment(thread, id).querySelector('[part=body]');
  const texts: Text[] = [];
  const walker = document.createTreeWalker(body ?? thread, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const [first, last] = [from, to].map((words) => texts.find(({ data }) => data.includes(words)));
  if (!first || !last) throw new Error(`There is no text “${from}” … “${to}”.`);
  document.getSelection()?.setBaseAndExtent(first, first.data.indexOf(from), last, last.data.indexOf(to) + to.length);
}

const quoteButton = (thread: DiscussionThread, id: string) =>
  comment(thread, id).querySelector<HTMLElement>('[data-act=quote]');

async function quote(thread: DiscussionThread, id: string): Promise<void> {
  await until(() => quoteButton(thread, id), 'a quotation is offered');
  quoteButton(thread, id)?.click();
  await until(() => focused()?.localName === 'textarea', 'the form has the focus');
}

describe('a quotation', () => {
  const body = markdown('The lamp is green.\n\n- It draws *nine* watts\n- nobody asked');
  const long = aDocument({ comments: [aComment({ id: 'a', author: 'Ann', body }), aComment({ id: 'b', minute: 1 })] });

  it('of what is selected is put into the reply, line by line', async () => {
    const thread = await aPage({}, long);
    await until(() => comment(thread, 'a').querySelector('li'), 'the text is drawn');
    select(thread, 'a', 'lamp', 'asked');
    await quote(thread, 'a');
    expect(area(form(thread, 'a')).value).to.equal('> lamp is green.\n>\n> It draws nine watts\n> nobody asked\n\n');
    expect(area(form(thread, 'a')).selectionStart, 'the caret is below it').to.equal(area(form(thread, 'a')).value.length);
  });

  it('goes below what is written already, at the caret where the form is open', async () => {
    const thread = await aPage({}, long);
    await write(await open(thread, 'Reply', 'b'), 'I see. ');
    select(thread, 'b', 'The text of b');
    await quote(thread, 'b');
    await until(() => area(form(thread, 'b')).value === 'I see. \n\n> The text of b\n\n', 'it is below the words');
  });

  it('is offered only while something is selected in one comment', async () => {
    const thread = await aPage({}, long);
    await nextTask();
    expect(quoteButton(thread, 'b')).to.equal(null);
    select(thread, 'b', 'text');
    await until(() => quoteButton(thread, 'b'), 'it is offered');
    expect(quoteButton(thread, 'b')?.getAttribute('aria-label')).to.equal('Quote: Anonymous, 2');
    document.getSelection()?.removeAllRanges();
    await until(() => !quoteButton(thread, 'b'), 'it is not offered any more');
  });

  it('is kept like anything that is written', async () => {
    const before = await aPage({}, long);
    select(before, 'b', 'The text of b');
    await quote(before, 'b');
    const thread = await aPage({}, long);
    await until(() => area(form(thread, 'b')).value === '> The text of b\n\n', 'it is back');
  });
});

describe('a reply where the thread goes no deeper', () => {
  const flat = aDocument({
    thread: aThread({ limits: { maxReplyDepth: 1 } }),
    comments: [...commentsAt('1', '1.1'), aComment({ id: 'x', parentId: '1', author: 'Ann', minute: 9 })],
  });

  it('goes under the nearest comment that may have one, and says whom it answers', async () => {
    const source = new ShakySource(flat);
    const thread = await aPage({ source });
    const own = await open(thread, 'Reply', 'x');
    expect(area(own).value).to.equal('@Ann ');
    await send(own, '@Ann So do I.');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(source.drafts.map(({ parentId, body }) => [parentId, body.value])).to.deep.equal([['1', '@Ann So do I.']]);
    await until(() => all(thread, 'discussion-form').length === 1, 'the form is closed');
  });

  it('tells the page that asks where it goes', async () => {
    const thread = await aPage({ source: new ShakySource(flat) });
    const asked = record(thread, 'discussion-submit-request');
    thread.addEventListener('discussion-submit-request', (event) => event.preventDefault());
    await send(await open(thread, 'Reply', 'x'), '@Ann Hello');
    expect(asked.map(({ detail }) => detail.draft.parentId)).to.deep.equal(['1']);
  });

  it('keeps its true parent where there is room', async () => {
    const source = new ShakySource(flat);
    const thread = await aPage({ source });
    const own = await open(thread, 'Reply', '1');
    expect(area(own).value).to.equal('');
    await send(own, 'To you');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(source.drafts[0]?.parentId).to.equal('1');
  });
});

describe('a change of one’s own comment', () => {
  const own = (fields: Partial<CommentData>) => aDocument({ comments: [aComment({ id: 'own', can: { edit: true }, ...fields, body: 'My words.' })] });
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000 - 5000).toISOString();
  const left = (thread: DiscussionThread) => textOf(comment(thread, 'own').querySelector('[data-until]'));

  it('says how long there is time for it', async () => {
    expect(left(await aPage({}, own({ editableUntil: later(4) })))).to.equal('4 minutes left');
    expect(left(await aPage({}, own({ editableUntil: later(600) })))).to.match(/^until /);
  });

  it('is offered until the time is over, while the page stands there', async () => {
    const thread = await aPage({}, own({ editableUntil: new Date(Date.now() + 500).toISOString() }));
    const isOffered = () => comment(thread, 'own').querySelector('[data-act=edit]') !== null;
    expect(isOffered()).to.equal(true);
    await until(() => {
      // Whoever looks at the page again sees what time it is.
      document.dispatchEvent(new Event('visibilitychange'));
      return !isOffered();
    }, 'it is not offered any more');
  });

  it('is not offered afterwards', async () => {
    const thread = await aPage({}, own({ editableUntil: later(-1) }));
    expect(comment(thread, 'own').querySelector('[data-act=edit], [data-until]')).to.equal(null);
  });

  it('keeps the text when somebody else has changed the comment, and says so', async () => {
    const source = new ShakySource(own({}));
    source.failures.edit = ['conflict'];
    const thread = await aPage({ source });
    await send(await open(thread, 'Edit', 'own'), 'My better words.');
    const error = () => textOf(form(thread, 'own').shadowRoot?.querySelector('[part=error]'));
    await until(() => error().includes('Someone changed this meanwhile.'), 'it is said');
    expect(area(form(thread, 'own')).value).to.equal('My better words.');
    const again = await aPage({ source });
    await until(() => area(form(again, 'own')).value === 'My better words.', 'it is kept');
  });
});

describe('a form of which the page takes the text', () => {
  it('is empty after the page has reset it, also on the next visit', async () => {
    const before = await aPage();
    before.addEventListener('discussion-submit-request', (event) => event.preventDefault());
    await send(form(before), 'Hello');
    await nextTask();
    expect(area(form(before)).value).to.equal('Hello');
    form(before).reset();
    expect(form(await aPage()).value).to.equal('');
    expect(parts(before, 'comment')).to.have.length(talk.comments.length);
  });
});
