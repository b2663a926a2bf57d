import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../src/elements/thread/thread-element.js';
import { loadPart } from '../../src/text/body.js';
import { aComment, aDocument } from '../fixtures/builders.js';
import { aReadyThread, all, button, form, write } from '../elements/thread/thread-fixture.js';
import { until } from '../support/until.js';
import { techniques } from './vectors/all.js';
import { Watch } from './watch.js';

const aDocumentOfOne = () => aDocument({ comments: [aComment({ id: 'a', author: 'Ann' })] });

describe('an attack that somebody writes oneself', () => {
  const watch = new Watch();

  before(async () => {
    await Promise.all([loadPart('markdown'), loadPart('html'), import('../../src/elements/form/discussion-form.js')]);
    const thread = await aReadyThread(aDocumentOfOne());
    button(thread, 'Reply', 'a').click();
    await until(() => all(thread, '.item discussion-form').length > 0, 'a form');
    watch.start();
    await watch.findings();
  });

  after(() => watch.stop());

  for (const [technique, values] of Object.entries(techniques)) {
    it(`does nothing while it is written, looked at, kept, brought back and posted: ${technique}`, async () => {
      for (const value of values) {
        const thread = await aReadyThread(aDocumentOfOne(), { noStorage: true });
        await until(() => form(thread).keeping, 'a form that is kept');
        await write(form(thread), value);
        await look(thread);
        // The same thread again: what was written is in its place.
        const before = form(thread);
        thread.document = aDocumentOfOne();
        await until(() => all(thread, '.compose discussion-form').some((one) => one !== before), 'the form of the same thread');
        await until(() => written(thread) !== '', `what was written: ${value.slice(0, 60)}`);
        await form(thread).updateComplete;
        // A text field has one kind of line end.
        expect(written(thread)).to.equal(value.replace(/\r\n?/g, '\n'));
        await look(thread);
        form(thread).renderRoot.querySelector<HTMLElement>('[part=submit]')?.click();
        await until(() => all(thread, '[part~=comment]').length === 2, `a second comment: ${value.slice(0, 60)}`);
        thread.remove();
      }
      expect(await watch.findings()).to.deep.equal([]);
    }).timeout(120_000);
  }

  async function look(thread: DiscussionThread): Promise<void> {
    const [, preview] = form(thread).renderRoot.querySelectorAll<HTMLElement>('[role=tab]');
    preview?.click();
    await form(thread).updateComplete;
    expect(await watch.findings()).to.deep.equal([]);
  }
});

function written(thread: DiscussionThread): string {
  return form(thread).renderRoot.querySelector('textarea')?.value ?? '';
}
