import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { maxBodyLength } from '../../../src/text/limits.js';
import { aComment, aDocument, aThread, markdown } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { all, aReadyThread, aThreadElement, button, comment, focused, form, ready, shownIds, textOf, write } from './thread-fixture.js';

const LONG = `The first words. ${'and so on '.repeat(maxBodyLength / 10)} The last words.`;

describe('a thread on paper', () => {
  afterEach(() => emulateMedia({ media: 'screen' }));

  async function print(): Promise<void> {
    await emulateMedia({ media: 'print' });
    dispatchEvent(new Event('beforeprint'));
  }

  /** What a reader of the paper sees: not what is clipped, hidden or skipped. */
  const isPrinted = (element: Element | null): boolean =>
    element !== null && element.checkVisibility({ contentVisibilityAuto: true }) && element.getBoundingClientRect().height > 2;

  const body = (thread: DiscussionThread, id: string) => comment(thread, id).querySelector('[part=body]');

  it('shows a folded branch, in its place, and without its excerpt', async () => {
    const thread = await aReadyThread(
      aDocument({ comments: [aComment({ id: '1', author: 'Ann' }), aComment({ id: '1.1', parentId: '1' }), aComment({ id: '2', minute: 2 })] }),
    );
    button(thread, 'Collapse', '1').click();
    await until(() => !shownIds(thread).includes('1.1'), 'it is folded');
    expect(isPrinted(body(thread, '1'))).to.equal(false);
    await print();
    for (const id of ['1', '1.1', '2']) expect(isPrinted(body(thread, id)), id).to.equal(true);
    expect(isPrinted(all(thread, '.excerpt')[0] ?? null)).to.equal(false);
    const [first, reply, second] = ['1', '1.1', '2'].map((id) => comment(thread, id).getBoundingClientRect());
    expect(reply?.top).to.be.at.least(first?.bottom ?? NaN);
    expect(second?.top).to.be.at.least(reply?.bottom ?? NaN);
    expect(reply?.left).to.be.greaterThan(first?.left ?? NaN);
  });

  it('shows a text behind a warning, and all of a long one, which is cut again after it', async () => {
    const thread = await aReadyThread(
      aDocument({ comments: [aComment({ id: '1', body: 'Behind it.', sensitive: { summary: 'Spoiler' } }), aComment({ id: '2', body: LONG })] }),
    );
    const warned = comment(thread, '1').querySelector('details');
    expect(textOf(body(thread, '2'))).not.to.contain('The last words.');
    // What completes a text comes when somebody comes near.
    comment(thread, '2').focus();
    const { loadActing } = await import('../../../src/i18n/acting.js');
    await import('../../../src/elements/thread/acts/acts.js');
    await loadActing('en');
    const closed = warned?.getBoundingClientRect().height ?? NaN;
    await print();
    expect(warned?.getBoundingClientRect().height).to.be.greaterThan(closed + 10);
    expect(textOf(body(thread, '2'))).to.contain('The last words.');
    dispatchEvent(new Event('afterprint'));
    expect(textOf(body(thread, '2'))).not.to.contain('The last words.');
    expect(textOf(body(thread, '2'))).to.contain('Show all');
  });

  it('has no button and no form', async () => {
    localStorage.setItem('discussion-elements:visited', JSON.stringify([[JSON.stringify(['memory', null, 'thread-1']), '2025-01-01T00:00:00Z']]));
    const source = new MemorySource(
      aDocument({
        thread: aThread({ can: { moderate: true }, viewer: { id: 'me', kind: 'member', name: 'Me' } }),
        comments: [
          aComment({ id: '1', can: { edit: true, delete: true }, reactions: [{ key: 'like', label: 'Like', count: 2, mine: false }] }),
          aComment({ id: '1.1', parentId: '1' }),
          aComment({ id: '2', minute: 2, body: LONG }),
          aComment({ id: '3', minute: 3, can: { delete: true } }),
        ],
      }),
    );
    const thread = await aThreadElement({ source });
    await ready(thread);
    await until(() => form(thread).renderRoot.querySelector('textarea'), 'the form is there');
    button(thread, 'Delete', '3').click();
    await until(() => textOf(focused()) !== '' && all(thread, '[data-act=undo]').length === 1, 'it can be taken back');
    button(thread, 'Reply', '1').click();
    await until(() => all(thread, '.inline').length > 0, 'the reply is open');
    await write(form(thread, '1'), 'Begun');
    expect(all(thread, '[data-act=manage], [data-act=next-new], [data-act=show-all], [data-act=undo]')).to.have.length(4);
    await print();
    const controls = all(thread, 'button, input, textarea, select, discussion-form, .compose, [part=toolbar]');
    expect(controls.filter(isPrinted).map((one) => one.outerHTML.slice(0, 90))).to.deep.equal([]);
    expect(controls.length).to.be.greaterThan(10);
  });

  it('has no button beside what was not sent, where comments did not come, and above a branch alone', async () => {
    const source = new MemorySource(aDocument({ comments: [aComment({ id: '1' }), aComment({ id: '1.1', parentId: '1' })] }));
    source.load = () => Promise.reject(new Error('away'));
    const broken = await aThreadElement({ source });
    await until(() => all(broken, '[data-act=reload]').length === 1, 'it did not come');
    const alone = await aReadyThread(aDocument({ comments: [aComment({ id: '1' }), aComment({ id: '1.1', parentId: '1' })] }));
    button(alone, 'More', '1').click();
    await until(() => all(alone, '[role=menuitem]').length > 0, 'the menu is open');
    all(alone, '[role=menuitem]').find((item) => textOf(item) === 'Only this branch')?.click();
    await until(() => all(alone, '.path').length === 1, 'it is alone');
    button(alone, 'More', '1').click();
    await until(() => all(alone, '[role=menuitem]').length > 0, 'the menu is open');
    await print();
    for (const thread of [broken, alone]) expect(all(thread, 'button, .path, .popup').filter(isPrinted)).to.deep.equal([]);
    expect(isPrinted(body(alone, '1'))).to.equal(true);
  });

  it('has the addresses behind links, but for those that show theirs', async () => {
    const thread = await aReadyThread(aDocument({ comments: [aComment({ id: '1', body: markdown('[there](https://a.example/b) and https://a.example/c') })] }));
    await until(() => body(thread, '1')?.querySelectorAll('a').length === 2, 'there are links');
    await print();
    const behind = [...(body(thread, '1')?.querySelectorAll('a') ?? [])].map((link) => getComputedStyle(link, '::after').content);
    expect(behind).to.deep.equal(['" (https://a.example/b)"', 'none']);
  });
});
