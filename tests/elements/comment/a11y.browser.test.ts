import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { aState, STATE_NAMES } from '../../fixtures/states.js';
import { aComment } from '../../fixtures/builders.js';
import { audit } from '../../support/audit.js';
import { aCommentElement, part, textOf } from './comment-fixture.js';

describe('a comment alone, for everyone', function () {
  // An audit of a whole page is slow on a busy machine.
  this.timeout(60_000);

  for (const scheme of ['light', 'dark'] as const) {
    it(`passes the audit in ${scheme}, whatever its state`, async () => {
      await emulateMedia({ colorScheme: scheme });
      const { style } = document.documentElement;
      style.cssText = 'color-scheme: light dark; background: light-dark(#fff, #14161a); color: light-dark(#1d2026, #e6e4df)';
      try {
        const comments = STATE_NAMES.flatMap((state) => aState(state).comments.filter(({ id }) => id.startsWith('it-')));
        const all = await fixture(
          html`<div>
            ${comments.map((comment) => html`<discussion-comment lang="en" number="3.1" .comment=${comment}></discussion-comment>`)}
          </div>`,
        );
        expect(all.querySelectorAll('discussion-comment')).to.have.length.above(30);
        expect(await audit(all)).to.deep.equal([]);
      } finally {
        style.cssText = '';
        await emulateMedia({ colorScheme: 'light' });
      }
    });
  }

  it('is an article named by its header, with one heading a level below the one it stands under', async () => {
    const element = await aCommentElement({ comment: aComment({ id: 'a b', author: 'Ann' }), headingLevel: 4 });
    const article = part(element, 'comment');
    const header = [...element.renderRoot.querySelectorAll('[id]')].find(
      ({ id }) => id === article?.getAttribute('aria-labelledby'),
    );
    expect(textOf(header)).to.include('Ann').and.include('2025');
    const heading = element.renderRoot.querySelector('[role=heading]');
    expect(heading?.getAttribute('aria-level')).to.equal('5');
    expect(article?.localName).to.equal('article');
  });

  it('is no item of a list that is not there', async () => {
    const element = await aCommentElement({ comment: aComment() });
    expect(element.renderRoot.querySelector('[role=listitem]')).to.equal(null);
  });

  it('is not wider than its place at 320 px', async () => {
    await setViewport({ width: 320, height: 700 });
    for (const comment of aState('longWords').comments) await aCommentElement({ comment });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 1024, height: 700 });
  });
});
