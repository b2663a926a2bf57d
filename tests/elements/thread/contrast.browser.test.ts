import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { loadReferenceForElsewhere } from '../../fixtures/reference.js';
import { aState } from '../../fixtures/states.js';
import { contrastOf } from '../../support/contrast.js';
import { emulateInSuite } from '../../support/emulate.js';
import { aReadyThread, all, button, form } from './thread-fixture.js';

/** Elements that show words of their own, in the thread and in its form. */
function withWords(thread: DiscussionThread): Element[] {
  const roots = [thread.renderRoot, ...all(thread, 'discussion-form').map((one) => one.shadowRoot ?? one)];
  return roots
    .flatMap((root) => [...root.querySelectorAll('*')])
    .filter((one) => [...one.childNodes].some((node) => node instanceof Text && node.data.trim()))
    .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, style, [disabled], [aria-disabled=true]'));
}

describe('a thread, where more contrast is asked for', function () {
  this.timeout(60_000);
  emulateInSuite({ contrast: 'more' }, '(prefers-contrast: more)');
  after(() => (document.documentElement.style.cssText = ''));

  for (const scheme of ['light', 'dark'] as const) {
    it(`has 7:1 in all of its words, ${scheme}`, async () => {
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: ${scheme === 'light' ? '#fff' : '#14161a'}; color: ${scheme === 'light' ? '#1d2026' : '#e6e4df'}`;
      for (const document of [await loadReferenceForElsewhere(), aState('badges'), aState('moderator'), aState('reactions'), aState('deletedWithReplies')]) {
        const thread = await aReadyThread(document);
        await form(thread).updateComplete;
        const words = withWords(thread);
        expect(words.length).to.be.above(15);
        for (const word of words) expect(contrastOf(word), `${scheme} ${word.outerHTML.slice(0, 200)}`).to.be.at.least(7);
      }
    });
  }
});

describe('a thread in forced colours', () => {
  emulateInSuite({ forcedColors: 'active' }, '(forced-colors: active)');

  it('draws a line under the order that is chosen', async () => {
    const thread = await aReadyThread(aState('own'));
    const borders = () => ['Oldest', 'Newest'].map((name) => getComputedStyle(button(thread, name)).borderBlockEndStyle);
    expect(borders()).to.deep.equal(['solid', 'none']);
    thread.order = 'newest';
    await thread.updateComplete;
    expect(borders()).to.deep.equal(['none', 'solid']);
  });

  it('underlines the reactions that are one\'s own', async () => {
    const thread = await aReadyThread(aState('reactions'));
    const lineOf = (isMine: boolean): string | undefined =>
      all(thread, `[data-act=react][aria-pressed=${isMine}]`).map((one) => getComputedStyle(one).textDecorationLine)[0];
    expect(lineOf(true)).to.equal('underline');
    expect(lineOf(false)).to.equal('none');
  });

  it('draws the lines of its branches, and outlines the comment of a permalink and the initials', async () => {
    history.replaceState(null, '', '#comment-level-2');
    try {
      const thread = await aReadyThread(aState('deepChain'));
      const line = all(thread, '.branch > [part=toggle]')[0] as Element;
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      expect(getComputedStyle(line, '::before').backgroundColor).not.to.be.oneOf([paper, 'rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']);
      const target = all(thread, '[part~=target]')[0] as Element;
      expect(getComputedStyle(target).outlineStyle).to.equal('solid');
      expect(getComputedStyle(all(thread, '[data-initials]')[0] as Element).borderBlockEndStyle).to.equal('solid');
    } finally {
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('has words that can be read', async () => {
    const thread = await aReadyThread(aState('moderator'));
    for (const word of withWords(thread)) expect(contrastOf(word), word.outerHTML.slice(0, 200)).to.be.at.least(4.5);
  });
});
