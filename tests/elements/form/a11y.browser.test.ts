import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type Axe from 'axe-core';
import 'axe-core/axe.min.js';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';
import { aThread } from '../../fixtures/builders.js';
import { aForm, allByRole, askingThread, byAnn, byRole, descriptionOf, nameOf, send, textOf } from './form-fixture.js';

// The file sets a global; it exports nothing that a browser could import.
const { axe } = window as unknown as { axe: typeof Axe };

const long = 'Please *do*.\n\n> A quote\n\n```\nsome code\n```';

const states: Record<string, () => Promise<DiscussionForm>> = {
  'empty': () => aForm(),
  'with two errors and their summary': async () => {
    const form = await aForm({ thread: askingThread });
    await send(form);
    return form;
  },
  'with one error': async () => {
    const form = await aForm();
    await send(form);
    return form;
  },
  'with a failure': () => aForm({ value: 'Hello', error: { kind: 'invalid' } }),
  'in preview': async () => {
    const form = await aForm({ value: long });
    byRole(form, 'tab', 'Preview').click();
    await form.updateComplete;
    return form;
  },
  'busy': () => aForm({ value: 'Hello', busy: true }),
  'disabled': () => aForm({ disabled: true }),
  'as a reply, focused': async () => {
    const form = await aForm({ replyTo: byAnn });
    form.focus();
    return form;
  },
  'signed in': () => aForm({ thread: aThread({ viewer: { kind: 'member', name: 'Ann' } }) }),
  'over its limit': () => aForm({ value: 'Too long', maxlength: 4 }),
};

async function audit(form: DiscussionForm): Promise<string[]> {
  const { violations } = await axe.run(form, { rules: { 'target-size': { enabled: true } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

const situations = {
  'in light': { width: 1024, scheme: 'light' },
  'in dark': { width: 1024, scheme: 'dark' },
  'at 320 px': { width: 320, scheme: 'light' },
} as const;

describe('the form, for everyone', () => {
  for (const [situation, { width, scheme }] of Object.entries(situations)) {
    describe(`passes the audit ${situation}`, () => {
      let root: HTMLElement;

      before(async () => {
        root = document.documentElement;
        root.style.cssText = 'color-scheme: light dark; background: light-dark(#fff, #14161a); color: CanvasText';
        // Without motion no colour is on its way while it is judged.
        await emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await setViewport({ width, height: 700 });
      });

      after(async () => {
        root.style.cssText = '';
        await emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
        await setViewport({ width: 1024, height: 700 });
      });

      for (const [state, make] of Object.entries(states)) {
        it(state, async () => {
          expect(await audit(await make())).to.deep.equal([]);
          expect(document.documentElement.scrollWidth, 'scrolls sideways').to.be.at.most(width);
        });
      }
    });
  }

  it('has a visible label for each field', async () => {
    const form = await aForm({ thread: askingThread });
    expect(allByRole(form, 'textbox').map((field) => nameOf(form, field))).to.deep.equal([
      'Your comment',
      'Name',
      'E-mail',
      'Website (optional)',
    ]);
    for (const label of form.renderRoot.querySelectorAll('label')) expect(label.checkVisibility()).to.equal(true);
  });

  it('says whom it answers, on the text and on the buttons', async () => {
    const form = await aForm({ replyTo: byAnn });
    expect(nameOf(form, textOf(form))).to.equal('Your reply to Ann');
    expect(byRole(form, 'button', 'Post reply to Ann')).to.have.trimmed.text('Post reply');
    expect(byRole(form, 'button', 'Cancel reply to Ann')).to.have.trimmed.text('Cancel');
  });

  it('gives no two controls the same name', async () => {
    const form = await aForm({ thread: askingThread, replyTo: byAnn });
    await send(form);
    const names = ['button', 'tab', 'textbox'].flatMap((role) => allByRole(form, role)).map((it) => nameOf(form, it));
    expect(names).to.have.length(new Set(names).size).and.to.have.length.above(12);
  });

  it('lets the browser fill in who writes', async () => {
    const form = await aForm({ thread: askingThread });
    const inputs = [...form.renderRoot.querySelectorAll('input')];
    expect(inputs.map((input) => input.autocomplete)).to.deep.equal(['name', 'email', 'url']);
    expect(inputs.map((input) => input.type)).to.deep.equal(['text', 'email', 'url']);
  });

  it('takes its direction from the text', async () => {
    const text = textOf(await aForm({ value: 'שלום' }));
    expect(text.matches(':dir(rtl)')).to.equal(true);
    expect(text.dirName).to.equal('body.dir');
  });

  it('does not make a phone zoom in', async () => {
    const form = await aForm({ thread: askingThread });
    form.style.fontSize = '12px';
    for (const field of allByRole(form, 'textbox')) {
      expect(parseFloat(getComputedStyle(field).fontSize)).to.be.at.least(16);
    }
  });

  it('describes the text by its hint, then by its error', async () => {
    const form = await aForm();
    expect(descriptionOf(form, textOf(form))).to.deep.equal(['Markdown works.']);
    await send(form);
    expect(descriptionOf(form, textOf(form))).to.deep.equal(['Markdown works.', 'Write something first.']);
  });

  it('mirrors in a page from right to left', async () => {
    const form = await aForm();
    form.dir = 'rtl';
    const [write, preview] = allByRole(form, 'tab').map((tab) => tab.getBoundingClientRect().left);
    expect(write).to.be.above(preview ?? Infinity);
  });
});
