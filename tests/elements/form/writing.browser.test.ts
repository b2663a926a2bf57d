import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { loadPart } from '../../../src/text/body.js';
import { nextTask, until } from '../../support/until.js';
import { aForm, allByRole, byRole, focused, textOf } from './form-fixture.js';
import { aComment } from '../../fixtures/builders.js';

async function undo(): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'KeyZ' });
  await sendKeys({ up: 'Control' });
}

describe('the toolbar of the form', () => {
  it('formats what is selected, and gives the caret back', async () => {
    const form = await aForm({ value: 'a word here' });
    textOf(form).setSelectionRange(2, 6);
    byRole(form, 'button', 'Bold').click();
    await until(() => form.value === 'a **word** here', 'it is bold');
    expect(focused()).to.equal(textOf(form));
    await sendKeys({ type: 'thing' });
    expect(form.value).to.equal('a **thing** here');
  });

  it('is undone as typing is', async () => {
    const form = await aForm();
    form.focus();
    await sendKeys({ type: 'word' });
    textOf(form).select();
    byRole(form, 'button', 'Quote').click();
    await until(() => form.value === '> word\n\n', 'it is a quotation');
    await undo();
    expect(form.value).to.equal('word');
  });

  it('changes nothing while the text is sent', async () => {
    const form = await aForm({ value: 'word', busy: true });
    textOf(form).select();
    byRole(form, 'button', 'Bold').click();
    // What formats has come by then.
    await import('../../../src/elements/form/markdown-edit.js');
    await nextTask();
    expect(textOf(form).value).to.equal('word');
    expect(form.value).to.equal('word');
  });

  it('is not there for a text that is no markdown', async () => {
    const form = await aForm({ editing: aComment({ body: 'plain' }) });
    expect(allByRole(form, 'toolbar')).to.have.length(0);
  });
});

describe('the text of the form', () => {
  it('grows with what is written', async () => {
    const form = await aForm();
    const before = textOf(form).offsetHeight;
    form.value = 'line\n'.repeat(12);
    await form.updateComplete;
    expect(textOf(form).offsetHeight).to.be.above(before);
    expect(textOf(form).scrollHeight).to.be.at.most(textOf(form).offsetHeight + 1);
  });

  it('grows where the engine has no field-sizing too', async () => {
    const form = await aForm();
    const { supports } = CSS;
    CSS.supports = () => false;
    try {
      form.value = 'line\n'.repeat(12);
      await form.updateComplete;
    } finally {
      CSS.supports = supports;
    }
    // The copy that the style sheet shows beside the text, in such an engine.
    expect(textOf(form).parentElement?.dataset['text']).to.equal(`${form.value}\n`);
  });

  it('keeps the caret when the same text is set again', async () => {
    const form = await aForm({ value: 'one\r\ntwo' });
    textOf(form).setSelectionRange(2, 2);
    form.placeholder = 'Something else';
    form.value = 'one\r\ntwo';
    await form.updateComplete;
    expect(textOf(form).selectionStart).to.equal(2);
    expect(form.value).to.equal('one\ntwo');
  });
});

describe('the preview of the form', () => {
  it('looks as the comment will', async () => {
    const form = await aForm({ value: 'Some *words* and `code`.' });
    byRole(form, 'tab', 'Preview').click();
    await loadPart('markdown');
    await form.updateComplete;
    expect(byRole(form, 'tabpanel', 'Preview').querySelector('.prose')?.innerHTML.replace(/<!--.*?-->/g, '')).to.equal(
      '<p>Some <em>words</em> and <code>code</code>.</p>',
    );
    expect(allByRole(form, 'tabpanel')).to.have.length(1);
  });

  it('shows HTML in a comment as the text it is', async () => {
    const form = await aForm({ value: '<img src=x onerror=alert(1)> *hi*' });
    byRole(form, 'tab', 'Preview').click();
    await loadPart('markdown');
    await form.updateComplete;
    const preview = byRole(form, 'tabpanel', 'Preview');
    expect(preview).to.have.trimmed.text('<img src=x onerror=alert(1)> hi');
    expect(preview.querySelector('img')).to.equal(null);
  });

  it('says that there is nothing to show', async () => {
    const form = await aForm();
    byRole(form, 'tab', 'Preview').click();
    await form.updateComplete;
    expect(byRole(form, 'tabpanel', 'Preview')).to.have.trimmed.text('Nothing to preview.');
  });

  it('has no toolbar, and goes when the form is focused', async () => {
    const form = await aForm({ value: 'Hello' });
    byRole(form, 'tab', 'Preview').click();
    await form.updateComplete;
    expect(allByRole(form, 'toolbar')).to.have.length(0);
    form.focus();
    await form.updateComplete;
    expect(focused()).to.equal(textOf(form));
  });
});
