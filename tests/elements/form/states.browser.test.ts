import { expect } from '@open-wc/testing';
import { en } from '../../../src/i18n/whole/en.js';
import type { ThreadData } from '../../../src/model/types.js';
import { aThread } from '../../fixtures/builders.js';
import {
  aForm,
  allByRole,
  askingThread,
  byRole,
  descriptionOf,
  enter,
  focused,
  nameOf,
  record,
  send,
  textOf,
} from './form-fixture.js';
import type { DiscussionForm } from '../../../src/elements/form/form-element.js';

const errorsOf = (form: DiscussionForm) =>
  [...form.renderRoot.querySelectorAll('[part="error"]')].map((error) => error.textContent?.replace(/\s+/g, ' ').trim());

const said = (form: DiscussionForm) => byRole(form, 'status').textContent?.trim();

describe('what is wrong, in the form', () => {
  it('is said beside the empty text, which gets the focus', async () => {
    const form = await aForm();
    await send(form);
    expect(errorsOf(form)).to.deep.equal(['Write something first.']);
    expect(textOf(form).getAttribute('aria-invalid')).to.equal('true');
    expect(focused()).to.equal(textOf(form));
  });

  it('is judged on sending only, not while writing', async () => {
    const form = await aForm({ thread: askingThread });
    const email = byRole(form, 'textbox', 'E-mail');
    enter(email, 'ann');
    email.focus();
    email.blur();
    await form.updateComplete;
    expect(errorsOf(form)).to.deep.equal([]);
  });

  it('is listed above when it is several things, and the list gets the focus', async () => {
    const form = await aForm({ thread: askingThread, value: 'Hello' });
    await send(form);
    const summary = byRole(form, 'group', 'There are 2 problems:');
    expect(focused()).to.equal(summary);
    expect(errorsOf(form).slice(1)).to.deep.equal([
      'Fill in “Name”.',
      'Fill in “E-mail”.',
    ]);
    byRole(form, 'button', 'Fill in “E-mail”.').click();
    expect(focused()).to.equal(byRole(form, 'textbox', 'E-mail'));
    expect(descriptionOf(form, focused() as HTMLElement)).to.deep.equal(['Fill in “E-mail”.']);
  });

  it('goes from a field that is being mended, and not from the others', async () => {
    const form = await aForm({ thread: askingThread, value: 'Hello' });
    await send(form);
    enter(byRole(form, 'textbox', 'Name'), 'A');
    await form.updateComplete;
    expect(errorsOf(form)).to.deep.equal(['Fill in “E-mail”.']);
  });

  it('brings the text back from the preview', async () => {
    const form = await aForm();
    byRole(form, 'tab', 'Preview').click();
    await send(form);
    expect(focused()).to.equal(textOf(form));
  });
});

describe('a failed post, in the form', () => {
  it('keeps the text and brings the writer to the field', async () => {
    const form = await aForm({ thread: askingThread, value: 'Hello' });
    form.focus();
    form.error = { kind: 'invalid', field: 'email', detail: 'This address is unknown.' };
    await form.updateComplete;
    expect(focused()).to.equal(byRole(form, 'textbox', 'E-mail'));
    expect(errorsOf(form)).to.deep.equal(['This address is unknown.']);
    expect(allByRole(form, 'alert')).to.have.length(0);
    expect(form.value).to.equal('Hello');
  });

  it('brings the writer to one sentence when it is about the whole', async () => {
    const form = await aForm({ value: 'Hello' });
    form.focus();
    form.error = { kind: 'invalid' };
    await form.updateComplete;
    expect(errorsOf(form)).to.deep.equal([en['error.invalid']]);
    expect((focused() as HTMLElement).getAttribute('part')).to.equal('error');
  });

  it('is an alert, and takes no focus, when the writer has gone elsewhere', async () => {
    const form = await aForm({ value: 'Hello' });
    form.error = { kind: 'too-long' };
    await form.updateComplete;
    expect(byRole(form, 'alert')).to.have.trimmed.text(en['error.too-long']);
    expect(focused()).to.equal(document.body);
  });

  it('is shown again when it happens again, and gone when it is undone', async () => {
    const form = await aForm({ value: 'Hello', error: { kind: 'invalid' } });
    enter(textOf(form), 'Hello again');
    await send(form);
    expect(errorsOf(form)).to.deep.equal([]);
    form.error = { kind: 'invalid' };
    await form.updateComplete;
    expect(errorsOf(form)).to.have.length(1);
    form.error = undefined;
    await form.updateComplete;
    expect(errorsOf(form)).to.deep.equal([]);
  });
});

describe('the limit of the form', () => {
  it('never cuts what is pasted', async () => {
    const form = await aForm({ maxlength: 10 });
    enter(textOf(form), 'x'.repeat(30));
    await form.updateComplete;
    expect(textOf(form).value).to.have.length(30);
    await send(form);
    expect(errorsOf(form)).to.deep.equal(['Shorten the text.']);
  });

  it('counts near the end only', async () => {
    const form = await aForm({ thread: aThread({ limits: { maxLength: 100 } }) });
    for (const [length, text] of [
      [79, ''],
      [80, '20 characters left'],
      [99, '1 character left'],
      [102, '2 characters too many'],
    ] as const) {
      enter(textOf(form), 'x'.repeat(length));
      await form.updateComplete;
      expect(form.renderRoot.querySelector('.counter')?.textContent ?? '', `${length}`).to.equal(text);
    }
  });

  it('is said at 20 left, at 0 and beyond, and not on every key', async () => {
    const form = await aForm({ maxlength: 100 });
    const heard: (string | undefined)[] = [];
    for (const length of [79, 80, 81, 90, 99, 100, 101, 105, 100, 10]) {
      enter(textOf(form), 'x'.repeat(length));
      await form.updateComplete;
      if (heard.at(-1) !== said(form)) heard.push(said(form));
    }
    expect(heard).to.deep.equal([
      '',
      '20 characters left',
      '0 characters left',
      '1 character too many',
      '0 characters left',
      '',
    ]);
  });

  it('is its own before it is the one of the thread', async () => {
    const form = await aForm({ thread: aThread({ limits: { maxLength: 5 } }), maxlength: 50, value: 'x'.repeat(10) });
    const sent = record(form, 'discussion-submit-request');
    await send(form);
    expect(sent).to.have.length(1);
  });
});

describe('who writes, in the form', () => {
  it('is a name that may be left out, where the thread does not say', async () => {
    const form = await aForm({ thread: aThread() });
    expect(byRole(form, 'textbox', 'Name (optional)')).to.not.equal(textOf(form));
    expect(allByRole(form, 'textbox')).to.have.length(2);
  });

  it('is asked once for each thing, and for nothing unknown', async () => {
    const names = ['name', 'name', 'shoe size', '__proto__'];
    const thread = { id: 't', state: 'open', guestFields: names.map((name) => ({ name, required: true })) };
    const form = await aForm({ thread: thread as unknown as ThreadData });
    expect(allByRole(form, 'textbox').map((field) => nameOf(form, field))).to.deep.equal(['Your comment', 'Name']);
  });

  it('is nobody where the thread asks for nothing', async () => {
    const form = await aForm({ thread: aThread({ guestFields: [] }) });
    expect(allByRole(form, 'textbox')).to.have.length(1);
  });

  it('is the one who is signed in', async () => {
    const form = await aForm({ thread: { ...askingThread, viewer: { kind: 'member', name: 'Ann' } }, value: 'Hello' });
    expect(allByRole(form, 'textbox')).to.have.length(1);
    expect(form.renderRoot.textContent).to.include('Posting as Ann');
    const sent = record(form, 'discussion-submit-request');
    await send(form);
    expect(sent[0]?.detail.draft).to.not.have.property('author');
  });

  it('stays when the text was stored', async () => {
    const form = await aForm({ value: 'Hello' });
    enter(byRole(form, 'textbox', 'Name (optional)'), 'Ann');
    form.reset();
    await form.updateComplete;
    expect(textOf(form).value).to.equal('');
    expect((byRole(form, 'textbox', 'Name (optional)') as HTMLInputElement).value).to.equal('Ann');
  });
});

describe('a form that is given nonsense', () => {
  it('still takes a comment', async () => {
    const nonsense = { thread: 5, replyTo: { id: 7 }, error: undefined } as unknown as Partial<DiscussionForm>;
    const form = await aForm(nonsense);
    const sent = record(form, 'discussion-submit-request');
    enter(textOf(form), 'Hello');
    await send(form);
    expect(nameOf(form, textOf(form))).to.equal('Your reply to Anonymous');
    expect(sent[0]?.detail.draft).to.include({ threadId: '', parentId: '7' });
  });
});

describe('a form that cannot be used at the moment', () => {
  it('sends nothing twice while it is busy, and keeps the focus', async () => {
    const form = await aForm({ value: 'Hello' });
    const sent = record(form, 'discussion-submit-request');
    const button = byRole(form, 'button', 'Post comment');
    button.focus();
    form.busy = true;
    await form.updateComplete;
    expect(nameOf(form, button)).to.equal('Posting…');
    button.click();
    expect(sent).to.have.length(0);
    expect(focused()).to.equal(button);
    expect(textOf(form).readOnly).to.equal(true);
  });

  for (const property of ['disabled', 'readonly'] as const) {
    it(`sends nothing while it is ${property}`, async () => {
      const form = await aForm({ value: 'Hello', [property]: true });
      const sent = record(form, 'discussion-submit-request');
      await send(form);
      const key = { key: 'Enter', ctrlKey: true, bubbles: true, composed: true };
      textOf(form).dispatchEvent(new KeyboardEvent('keydown', key));
      expect(sent).to.have.length(0);
      expect(textOf(form).matches(property === 'disabled' ? ':disabled' : ':read-only')).to.equal(true);
      expect(allByRole(form, 'toolbar')).to.have.length(0);
    });
  }
});
