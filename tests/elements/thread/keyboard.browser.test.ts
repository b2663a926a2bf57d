import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import {
  aReadyThread,
  aThreadElement,
  button,
  comment,
  focused,
  form,
  nameOf,
  parts,
  part,
  ready,
  said,
  shownIds,
  textOf,
} from './thread-fixture.js';

const OWN = { edit: true, delete: true };
const talk = aDocument({
  comments: [
    aComment({ id: '1', author: 'Ann', can: OWN }),
    aComment({ id: '1.1', parentId: '1', author: 'Ben', minute: 1 }),
    aComment({ id: '2', author: 'Cleo', can: OWN, minute: 2 }),
    aComment({ id: '3', author: 'Ann', can: OWN, minute: 3 }),
  ],
});

/** Puts the focus on a button and presses a key. */
async function press(target: HTMLElement, key = 'Enter'): Promise<void> {
  target.focus();
  await sendKeys({ press: key });
}

async function shortcut(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

const textarea = (thread: DiscussionThread, id?: string) => form(thread, id).renderRoot.querySelector('textarea');
const isFocused = (find: () => Element | null | undefined) => () => {
  try {
    return focused() === find();
  } catch {
    return false;
  }
};

describe('a thread, by keyboard', () => {
  it('opens a reply form with the focus in its text, and closes it with Esc: back to the button', async () => {
    const thread = await aReadyThread(talk);
    await press(button(thread, 'Reply to Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus');
    await sendKeys({ press: 'Escape' });
    await until(isFocused(() => button(thread, 'Reply to Ann', '1')), 'the button has the focus');
    expect(comment(thread, '1').parentElement?.querySelector('discussion-form')).to.equal(null);
    expect(said(thread)).to.equal('');
  });

  it('keeps what was written in a reply when it is closed, and gives it back', async () => {
    const thread = await aReadyThread(talk);
    await press(button(thread, 'Reply to Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus');
    await sendKeys({ type: 'Not yet' });
    await press(button(thread, 'Reply to Cleo', '2'));
    await until(isFocused(() => textarea(thread, '2')), 'the other text has the focus');
    expect(form(thread, '2').value).to.equal('');
    await press(button(thread, 'Continue reply to Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus again');
    expect(form(thread, '1').value).to.equal('Not yet');
  });

  it('posts a reply with Ctrl+Enter: the focus goes to it, and it is said', async () => {
    const thread = await aReadyThread(talk);
    await press(button(thread, 'Reply to Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus');
    await sendKeys({ type: 'Well said' });
    await shortcut('Enter');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    const replies = comment(thread, '1').parentElement?.querySelectorAll('[part~=comment]') ?? [];
    expect(replies).to.have.length(3);
    expect(focused()).to.equal(replies[2]);
    expect(textOf(replies[2]?.querySelector('[part=body]'))).to.equal('Well said');
    expect(textOf(part(thread, 'heading'))).to.equal('5 comments');
  });

  it('posts at the top level; a comment that waits says so', async () => {
    const source = new ShakySource(talk, { postStatus: 'pending' });
    const thread = await aThreadElement({ source });
    await ready(thread);
    textarea(thread)?.focus();
    await sendKeys({ type: 'Hello' });
    await shortcut('Enter');
    await until(() => said(thread) === 'Comment waits for approval', 'it is said');
    const [pending] = parts(thread, 'pending');
    expect(focused()).to.equal(pending);
    expect(textOf(pending?.querySelector('[part=status]'))).to.equal('Waits for approval. Only you can see it.');
    expect(form(thread).value).to.equal('');
  });

  it('edits in the place of the text; saving brings the focus to the comment', async () => {
    const thread = await aReadyThread(talk);
    await press(button(thread, 'Edit: Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus');
    expect(form(thread, '1').value).to.equal('The text of 1.');
    await shortcut('a');
    await sendKeys({ type: 'Mended' });
    await shortcut('Enter');
    await until(() => said(thread) === 'Changes saved', 'it is said');
    expect(focused()).to.equal(comment(thread, '1'));
    expect(textOf(comment(thread, '1').querySelector('[part=body]'))).to.equal('Mended');
  });

  it('sends nothing when a text is saved as it was: it is not edited', async () => {
    const thread = await aReadyThread(talk);
    await press(button(thread, 'Edit: Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus');
    await shortcut('Enter');
    await until(isFocused(() => comment(thread, '1')), 'the focus is on the comment');
    expect(comment(thread, '1').querySelector('.edited')).to.equal(null);
    expect(said(thread)).to.equal('');
  });

  it('leaves an edit with Esc: back to the button', async () => {
    const thread = await aReadyThread(talk);
    await press(button(thread, 'Edit: Ann', '1'));
    await until(isFocused(() => textarea(thread, '1')), 'the text has the focus');
    await sendKeys({ press: 'Escape' });
    await until(isFocused(() => button(thread, 'Edit: Ann', '1')), 'the button has the focus');
    expect(textOf(comment(thread, '1').querySelector('[part=body]'))).to.equal('The text of 1.');
  });

  for (const key of ['Enter', 'Space']) {
    it(`collapses a branch and opens it with ${key}; the focus stays`, async () => {
      const thread = await aReadyThread(talk);
      const toggle = button(thread, 'Collapse 1 reply to Ann', '1');
      await press(toggle, key);
      await until(() => toggle.getAttribute('aria-expanded') === 'false', 'it is collapsed');
      expect(focused()).to.equal(toggle);
      expect(nameOf(toggle)).to.match(/^Expand 1 reply to Ann/);
      expect(shownIds(thread)).to.deep.equal(['1', '2', '3']);
      expect(comment(thread, '1').getAttribute('part')).to.include('collapsed');
      await sendKeys({ press: key });
      await until(() => shownIds(thread).includes('1.1'), 'it is open');
      expect(focused()).to.equal(toggle);
    });
  }

  it('sorts; the focus stays, and it is said', async () => {
    const thread = await aReadyThread(aDocument({ comments: commentsAt('1', '1.1', '1.2', '2', '3') }));
    await press(button(thread, 'Newest'));
    await until(() => said(thread) === 'Sorted by newest', 'it is said');
    expect(focused()).to.equal(button(thread, 'Newest'));
    expect(button(thread, 'Newest').getAttribute('aria-pressed')).to.equal('true');
    expect(shownIds(thread)).to.deep.equal(['3', '2', '1', '1.1', '1.2']);
  });

  it('does nothing at all when letters are typed and no shortcuts are asked for', async () => {
    const thread = await aReadyThread(talk);
    comment(thread, '2').focus();
    const before = thread.renderRoot.querySelector('section')?.innerHTML;
    await sendKeys({ type: 'jkr?/xun' });
    expect(focused()).to.equal(comment(thread, '2'));
    expect(thread.renderRoot.querySelector('section')?.innerHTML).to.equal(before);
  });
});
