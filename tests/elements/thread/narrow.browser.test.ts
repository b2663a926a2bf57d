import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/thread/discussion-thread.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { all, ready } from './thread-fixture.js';

const deep = aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.1.1', '2', '2.1') });

describe('a thread in a box of 320 px', () => {
  for (const dir of ['ltr', 'rtl']) {
    it(`stays in it with all its buttons, ${dir}`, async () => {
      const box = await fixture<HTMLElement>(
        html`<div dir=${dir} style="inline-size: 320px; overflow-x: auto"><discussion-thread lang="en"></discussion-thread></div>`,
      );
      const thread = box.querySelector<DiscussionThread>('discussion-thread');
      if (!thread) throw new Error('There is no thread.');
      thread.document = deep;
      await ready(thread);
      const { left, right } = thread.getBoundingClientRect();
      for (const toggle of all(thread, '[part=toggle]')) {
        const place = toggle.getBoundingClientRect();
        expect(place.left, 'left').to.be.at.least(left);
        expect(place.right, 'right').to.be.at.most(right);
        expect(place.width).to.be.at.least(24);
      }
      expect(box.scrollWidth).to.equal(box.clientWidth);
      const texts = all(thread, '[part=body]').map((body) => body.getBoundingClientRect().width);
      expect(Math.min(...texts)).to.be.at.least(200);
    });
  }
});
