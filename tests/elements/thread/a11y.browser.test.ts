import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { loadReferenceForElsewhere } from '../../fixtures/reference.js';
import { aState, STATE_NAMES } from '../../fixtures/states.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { aReadyThread, aThreadElement, button, comment, ready } from './thread-fixture.js';

const MANY = 5000;

const situations = {
  'in light': { width: 1024, scheme: 'light' },
  'in dark': { width: 1024, scheme: 'dark' },
  'at 320 px': { width: 320, scheme: 'light' },
} as const;

describe('a thread, for everyone', function () {
  // An audit of a whole page is slow on a busy machine.
  this.timeout(60_000);

  for (const [situation, { width, scheme }] of Object.entries(situations)) {
    describe(situation, () => {
      let root: HTMLElement;

      before(async () => {
        await setViewport({ width, height: 800 });
        await emulateMedia({ colorScheme: scheme });
        root = document.documentElement;
        root.style.cssText = 'color-scheme: light dark; background: light-dark(#fff, #14161a); color: light-dark(#1d2026, #e6e4df)';
      });

      after(async () => {
        root.style.cssText = '';
        await emulateMedia({ colorScheme: 'light' });
        await setViewport({ width: 1024, height: 800 });
      });

      it('passes the audit with the reference document', async () => {
        const thread = await aReadyThread(await loadReferenceForElsewhere());
        expect(await audit(thread)).to.deep.equal([]);
      });

      it('passes the audit with a form, a question, a collapsed branch and a target', async () => {
        const thread = await aReadyThread(aState('own'));
        button(thread, 'Reply', 'before').click();
        await thread.updateComplete;
        button(thread, 'Delete', 'it-1').click();
        await thread.updateComplete;
        expect(await audit(thread)).to.deep.equal([]);
        const deep = await aReadyThread(aState('deepChain'));
        button(deep, 'Collapse', 'level-3').click();
        await deep.updateComplete;
        expect(await audit(deep)).to.deep.equal([]);
      });

      it('is not wider than its place, whatever the words', async () => {
        const thread = await aReadyThread(aState('longWords'));
        expect(thread.renderRoot.querySelector('section')?.scrollWidth).to.be.at.most(thread.clientWidth);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });

      it('leaves room for the text, however deep', async () => {
        const thread = await aReadyThread(aState('deepChain'));
        const body = comment(thread, 'level-11').querySelector('[part=body]');
        expect(body?.clientWidth).to.be.at.least(200);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });
    });
  }

  it('passes the audit with very many comments', async function () {
    this.timeout(120_000);
    const thread = await aThreadElement({ document: seededDocument({ count: MANY, seed: 5 }) });
    await until(() => thread.renderRoot.querySelectorAll('article').length >= MANY * 0.9, 'they are there', 60_000);
    await ready(thread);
    // What the browser skips off the screen has only an estimated place: its boxes would overlap for axe.
    const laidOut = new CSSStyleSheet();
    laidOut.replaceSync('.block { content-visibility: visible !important }');
    thread.shadowRoot?.adoptedStyleSheets.push(laidOut);
    expect(await audit(thread)).to.deep.equal([]);
  });

  describe('in every state', () => {
    for (const name of STATE_NAMES) {
      it(`passes the audit: ${name}`, async () => {
        const thread = await aReadyThread(aState(name));
        await ready(thread);
        expect(await audit(thread)).to.deep.equal([]);
      });
    }
  });
});
