import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { SourceError } from '../../../src/sources/source.js';
import { aComment, aDocument, aThread } from '../../fixtures/builders.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { all, aThreadElement, button, comment, focused, nameOf, ready, record, said, shownIds, textOf } from './thread-fixture.js';

const OWN = { edit: true, delete: true };
const REACTIONS = [
  { key: 'like', label: 'Like', count: 2, mine: false },
  { key: 'laugh', label: 'Laugh', count: 1, mine: true },
  { key: 'sad', label: 'Sad', count: 0, mine: false },
];
const comments = [
  aComment({ id: '1', author: { name: 'Ann', kind: 'guest', url: 'https://ann.example/' }, reactions: REACTIONS, can: OWN }),
  aComment({ id: '1.1', parentId: '1', author: 'Ben', minute: 1 }),
  aComment({ id: '2', author: 'Cleo', minute: 2 }),
  aComment({ id: '3', author: 'Dan', can: OWN, minute: 3 }),
];

describe('the menu of a comment', () => {
  let source: MemorySource;

  beforeEach(() => {
    source = new MemorySource(aDocument({ comments }));
  });

  async function aReady(properties: Partial<DiscussionThread> = {}): Promise<DiscussionThread> {
    const thread = await aThreadElement({ source, ...properties });
    await ready(thread);
    return thread;
  }

  const items = (thread: DiscussionThread) => all(thread, '[role=menuitem]');
  const labels = (thread: DiscussionThread) => items(thread).map((item) => textOf(item));

  async function open(thread: DiscussionThread, id: string): Promise<void> {
    button(thread, 'More', id).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => items(thread).length > 0 && focused() === items(thread)[0], 'it is open, with the focus on its first line');
  }

  async function choose(thread: DiscussionThread, id: string, label: string): Promise<void> {
    await open(thread, id);
    items(thread).find((item) => textOf(item) === label)?.click();
  }

  it('is named after its comment, and says whether it is open', async () => {
    const thread = await aReady();
    const opener = button(thread, 'More', '2');
    expect(nameOf(opener)).to.equal('More: Cleo, 2');
    await open(thread, '2');
    expect(opener.getAttribute('aria-expanded')).to.equal('true');
    expect(all(thread, '[role=menu]').map(nameOf)).to.deep.equal(['More: Cleo, 2']);
    expect(await audit(thread)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await until(() => items(thread).length === 0, 'it is closed');
    expect(opener.hasAttribute('aria-expanded')).to.equal(false);
    await until(() => focused() === opener, 'the button has the focus');
  });

  it('begins with the full date, which is heard too', async () => {
    const createdAt = new Date(Date.now() - 3 * 60_000).toISOString();
    source = new MemorySource(aDocument({ comments: [aComment({ id: '1', createdAt })] }));
    const thread = await aReady();
    expect(textOf(comment(thread, '1').querySelector('time'))).to.equal('3 minutes ago');
    await open(thread, '1');
    const date = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' }).format(Date.parse(createdAt));
    const [group] = all(thread, '[role=menu] > [role=group]');
    const [name] = all(thread, `#${group?.getAttribute('aria-labelledby') ?? ''}`);
    expect(textOf(name)).to.equal(date);
    expect(name?.checkVisibility()).to.equal(true);
    expect(group?.contains(focused())).to.equal(true);
    expect(await audit(thread)).to.deep.equal([]);
  });

  it('is walked through with arrows, Home, End and first letters, and left with Tab', async () => {
    const thread = await aReady();
    await open(thread, '1.1');
    const at = () => items(thread).findIndex((item) => item === focused());
    const last = items(thread).length - 1;
    for (const [key, place] of [['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', last], ['ArrowDown', 0], ['End', last], ['Home', 0]] as const) {
      await sendKeys({ press: key });
      expect(at(), key).to.equal(place);
    }
    await sendKeys({ press: 'r' });
    expect(textOf(focused())).to.equal('Report');
    await sendKeys({ press: 'Tab' });
    await until(() => items(thread).length === 0, 'it is closed');
    expect(comment(thread, '1.1').contains(focused())).to.equal(false);
    expect(thread.renderRoot.contains(focused())).to.equal(true);
  });

  it('leads to the parent and along the top level, in the order that is shown', async () => {
    const thread = await aReady({ order: 'newest' });
    await choose(thread, '1.1', 'The comment it answers');
    await until(() => focused() === comment(thread, '1'), 'the parent has the focus');
    await choose(thread, '2', 'Next at the top level');
    await until(() => focused() === comment(thread, '1'), 'the next has the focus');
    await choose(thread, '2', 'Previous at the top level');
    await until(() => focused() === comment(thread, '3'), 'the previous has the focus');
    await open(thread, '3');
    expect(labels(thread)).not.to.include('Previous at the top level');
  });

  it('leads to the next comment as they are read', async () => {
    const thread = await aReady({ order: 'newest' });
    for (const [from, to] of [['3', '2'], ['2', '1'], ['1', '1.1']] as const) {
      await choose(thread, from, 'Next comment');
      await until(() => focused() === comment(thread, to), `${to} has the focus`);
    }
    await open(thread, '1.1');
    expect(labels(thread)).not.to.include('Next comment');
  });

  it('copies the link, or shows it where the clipboard is closed', async () => {
    const thread = await aReady();
    const { clipboard } = navigator;
    const written: string[] = [];
    const put = (writeText: (text: string) => Promise<void>) =>
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    try {
      put((text) => Promise.resolve(void written.push(text)));
      await choose(thread, '2', 'Copy link');
      await until(() => said(thread) === 'Link copied', 'it is said');
      expect(textOf(comment(thread, '2').querySelector('.note'))).to.equal('Link copied');
      expect(written.map((url) => new URL(url).hash)).to.deep.equal(['#comment-2']);
      put(() => Promise.reject(new Error('closed')));
      await choose(thread, '2', 'Copy link');
      await until(() => all(thread, 'dialog input').length > 0, 'it is shown');
      expect((focused() as HTMLInputElement).value).to.equal(written[0]);
      await sendKeys({ press: 'Escape' });
      await until(() => focused() === button(thread, 'More', '2'), 'the button has the focus');
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  it('leads to the comment at its source, where that is another page', async () => {
    const here = location.href.split('#')[0] ?? '';
    const urls = { 1: 'https://forum.example/t/1#1', 2: `${here}#there`, 3: 'javascript:alert(1)' };
    source = new MemorySource(aDocument({ comments: Object.entries(urls).map(([id, url]) => aComment({ id, url })) }));
    const thread = await aReady();
    for (const id of ['2', '3']) {
      await open(thread, id);
      expect(labels(thread)).not.to.include('Open at the source');
      await sendKeys({ press: 'Escape' });
      await until(() => items(thread).length === 0, 'it is closed');
    }
    expect(comment(thread, '1').querySelector('.permalink')?.getAttribute('href')).to.equal('#comment-1');
    await open(thread, '1');
    const entry = items(thread).find((item) => textOf(item) === 'Open at the source') as HTMLAnchorElement;
    expect([entry.href, entry.rel]).to.deep.equal([urls[1], 'ugc nofollow noopener noreferrer']);
    expect(await audit(thread)).to.deep.equal([]);
    let followed = 0;
    entry.addEventListener('click', (event) => {
      event.preventDefault();
      followed += 1;
    });
    entry.focus();
    await sendKeys({ press: 'Space' });
    expect(followed).to.equal(1);
    await until(() => items(thread).length === 0 && focused() === button(thread, 'More', '1'), 'it is closed, and the button has the focus');
  });

  it('takes what is over six stops of Tab', async () => {
    const thread = await aReady();
    const stops = (id: string): HTMLElement[] => {
      const item = comment(thread, id).parentElement;
      const own = [...(item?.querySelectorAll<HTMLElement>(':scope > article :is(a, button), :scope > .branch > button') ?? [])];
      return own.filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    };
    expect(stops('1').map(nameOf)).to.have.length(6);
    expect(stops('3').map(nameOf).slice(1)).to.deep.equal(['Reply to Dan, 3', 'Edit: Dan, 3', 'Delete: Dan, 3', 'More: Dan, 3']);
    await open(thread, '1');
    expect(labels(thread)).to.include.members(['Edit', 'Delete']);
    items(thread).find((item) => textOf(item) === 'Edit')?.click();
    await until(() => all(thread, '.inline').length > 0, 'it can be edited');
  });

  it('leaves reactions one stop, with the arrows between them', async () => {
    const thread = await aReady();
    const reactions = all(thread, '[data-act=react]');
    reactions[0]?.focus();
    // Asked for when the focus comes in.
    await import('../../../src/elements/thread/acts/acts.js');
    await sendKeys({ press: 'ArrowRight' });
    await until(() => focused() === reactions[1], 'the second has the focus');
    expect(reactions.map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0, -1]);
    expect(reactions[1]?.closest('[role=toolbar]')?.getAttribute('aria-label')).to.equal('Reactions: Ann, 1');
    await sendKeys({ press: 'Space' });
    await until(() => nameOf(reactions[1] ?? thread) === 'Laugh 0: Ann, 1', 'it is taken back');
    expect(focused()).to.equal(reactions[1]);
  });

  it('goes round at the ends of the reactions, as in the form', async () => {
    const thread = await aReady();
    const reactions = all(thread, '[data-act=react]');
    const last = reactions.length - 1;
    reactions[0]?.focus();
    await import('../../../src/elements/thread/acts/acts.js');
    for (const [press, at] of [['ArrowLeft', last], ['ArrowRight', 0], ['End', last], ['Home', 0]] as const) {
      await sendKeys({ press });
      await until(() => focused() === reactions[at], `${press} leads to ${at}`);
    }
    thread.dir = 'rtl';
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => focused() === reactions[1], 'it goes in reading direction');
  });
});

describe('reporting a comment', () => {
  let source: MemorySource;
  const reports: [string, string, string][] = [];

  beforeEach(() => {
    reports.length = 0;
    source = new MemorySource(aDocument({ thread: aThread(), comments }));
    source.report = (id, reason, note) => Promise.resolve(void reports.push([id, reason, note]));
  });

  async function open(): Promise<{ thread: DiscussionThread; dialog: HTMLDialogElement }> {
    const thread = await aThreadElement({ source });
    await ready(thread);
    button(thread, 'More', '2').click();
    await until(() => all(thread, '[role=menuitem]').length > 0, 'the menu is open');
    all(thread, '[role=menuitem]').find((item) => textOf(item) === 'Report')?.click();
    await until(() => all(thread, 'dialog').length > 0, 'the dialog is open');
    return { thread, dialog: all(thread, 'dialog')[0] as HTMLDialogElement };
  }

  const send = (dialog: HTMLDialogElement) => dialog.querySelector<HTMLElement>('.primary')?.click();

  it('asks for a reason and a note, tells the moderators, and brings the focus back', async () => {
    const { thread, dialog } = await open();
    const requests = record(thread, 'discussion-report-request');
    expect(dialog.getAttribute('aria-labelledby')).to.equal(dialog.querySelector('h2')?.id);
    expect(await audit(thread)).to.deep.equal([]);
    dialog.querySelector<HTMLInputElement>('input[value=abuse]')?.click();
    dialog.querySelector('textarea')?.focus();
    await sendKeys({ type: 'The second line' });
    send(dialog);
    await until(() => said(thread) === 'Thank you. The moderators will look at it.', 'it is said');
    expect(reports).to.deep.equal([['2', 'abuse', 'The second line']]);
    expect(requests[0]?.detail).to.deep.equal({ id: '2', reason: 'abuse', note: 'The second line' });
    await until(() => focused() === button(thread, 'More', '2'), 'the button has the focus');
  });

  it('keeps what was written when it fails', async () => {
    source.report = () => Promise.reject(new SourceError('rate-limited'));
    const { dialog } = await open();
    const note = dialog.querySelector('textarea');
    if (note) note.value = 'Look here';
    send(dialog);
    await until(() => textOf(dialog.querySelector('[role=alert]')), 'it is said');
    expect(textOf(dialog.querySelector('[role=alert]'))).to.equal('Not done: Report. Too many at once. Try again later.');
    expect(dialog.open && note?.value).to.equal('Look here');
  });

  it('is left to the page that prevents it', async () => {
    const { thread, dialog } = await open();
    thread.addEventListener('discussion-report-request', (event) => event.preventDefault());
    send(dialog);
    await until(() => !dialog.isConnected, 'the dialog is closed');
    expect(reports).to.deep.equal([]);
  });

  it('is not offered for what is one’s own, nor where nobody reads it', async () => {
    const thread = await aThreadElement({ source: Object.assign(source, { report: undefined }) });
    await ready(thread);
    button(thread, 'More', '2').click();
    await until(() => all(thread, '[role=menuitem]').length > 0, 'the menu is open');
    expect(all(thread, '[role=menuitem]').map((item) => textOf(item))).not.to.include('Report');
    expect(shownIds(thread)).to.include('2');
  });
});
