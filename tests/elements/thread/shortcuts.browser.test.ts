import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { all, aReadyThread, comment, focused, form, shownIds } from './thread-fixture.js';

const talk = aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '2') });

describe('the shortcuts of a thread', () => {
  let thread: DiscussionThread;

  beforeEach(async () => {
    thread = await aReadyThread(talk, { keys: true });
  });

  const leadsTo = async (key: string, id: string): Promise<void> => {
    await sendKeys({ press: key });
    await until(() => focused() === comment(thread, id), `${key} leads to ${id}`);
  };

  it('lead on with j, back with k, up with u', async () => {
    comment(thread, '1').focus();
    await leadsTo('j', '1.1');
    await leadsTo('j', '1.1.1');
    await leadsTo('u', '1.1');
    await leadsTo('j', '1.1.1');
    await leadsTo('j', '2');
    await leadsTo('k', '1.1.1');
  });

  it('collapse with x and answer with r', async () => {
    comment(thread, '1').focus();
    await sendKeys({ press: 'x' });
    await until(() => !shownIds(thread).includes('1.1'), 'it is collapsed');
    comment(thread, '2').focus();
    await sendKeys({ press: 'r' });
    await until(() => focused()?.localName === 'textarea', 'the form is open');
    expect(form(thread, '2').checkVisibility()).to.equal(true);
  });

  it('are letters in a text', async () => {
    form(thread).focus();
    await until(() => focused()?.localName === 'textarea', 'the text has the focus');
    await sendKeys({ type: 'jkuxrn?' });
    expect(form(thread).value).to.equal('jkuxrn?');
    expect(all(thread, 'dialog, .inline')).to.deep.equal([]);
  });

  it('do nothing with Ctrl', async () => {
    comment(thread, '1').focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'x' });
    await sendKeys({ up: 'Control' });
    expect(shownIds(thread)).to.include('1.1');
    expect(focused()).to.equal(comment(thread, '1'));
  });

  it('are listed with ?, in a dialog that gives the focus back', async () => {
    comment(thread, '2').focus();
    await sendKeys({ press: '?' });
    await until(() => all(thread, 'dialog[open]').length === 1, 'the list is there');
    expect(await audit(thread)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await until(() => all(thread, 'dialog').length === 0, 'the list is gone');
    expect(focused()).to.equal(comment(thread, '2'));
  });
});
