import { expect } from '@open-wc/testing';
import '../../../src/elements/form/discussion-form.js';
import { aDocument, aThread } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { aThreadElement, form, write } from './thread-fixture.js';

// Alone in its file: after the first test the part that keeps what is written has come.
describe('what is written before the part that keeps it has come', () => {
  it('is kept for its thread when another one is shown', async () => {
    const [one, other] = ['one', 'other'].map((id) => aDocument({ thread: aThread({ id }) }));
    const thread = await aThreadElement({ document: one });
    const shown = () => thread.renderRoot.querySelector('discussion-form');
    while (!shown()) await nextTask();
    await write(form(thread), 'Half a sent');
    thread.document = other;
    await until(() => shown()?.thread?.id === 'other', 'the other one is shown');
    expect(shown()?.value).to.equal('');
    thread.document = one;
    await until(() => shown()?.value === 'Half a sent', 'the text is back');
  });
});
