import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { smallDocument } from '../../sources/document.js';
import { listed } from '../../sources/html/pages.js';
import { until } from '../../support/until.js';
import { comment, part, parts, ready } from './thread-fixture.js';

/** A thread whose comments stand in it as HTML, as a server wrote them. */
async function aServedThread(): Promise<DiscussionThread> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const markup = `<discussion-thread lang="en" id="talk" source="html" src="#talk">${listed(smallDocument().comments)}</discussion-thread>`;
  box.append(document.createRange().createContextualFragment(markup));
  const thread = box.querySelector('discussion-thread')!;
  await ready(thread);
  return thread;
}

describe('discussion-thread over comments in the page', () => {
  it('shows them as a thread, and no longer as they stood', async () => {
    const thread = await aServedThread();
    expect(part(thread, 'heading').textContent.trim()).to.equal('9 comments');
    expect(parts(thread, 'number').map(({ textContent }) => textContent)).to.deep.equal(['1', '1.1', '1.1.1', '1.2', '2', '2.1', '3', '4', '5']);
    await until(() => comment(thread, 'c1.1').querySelector('[part=body] p'), 'the text is HTML');
    expect(thread.querySelector('article')?.checkVisibility()).to.equal(false);
    expect(thread.renderRoot.querySelector('discussion-form, [data-act=reply]:not([hidden])')).to.equal(null);
  });

  it('keeps the anchors that they had, and sorts', async () => {
    const thread = await aServedThread();
    const before = thread.querySelector('article')!.id;
    expect(comment(thread, 'c2').id).to.equal('comment-c2');
    expect(parts(thread, 'comment').map(({ id }) => id)).to.include(before);
    thread.renderRoot.querySelector<HTMLElement>('[data-order=newest]')!.click();
    await until(() => parts(thread, 'number')[0]?.textContent === '5', 'the newest stands first');
  });
});
