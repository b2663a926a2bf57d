import { expect } from '@open-wc/testing';
import { until } from '../../support/until.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { all, aReadyThread, button, comment, shownIds } from './thread-fixture.js';

const talk = aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '2') });

describe('a folded branch', () => {
  it('is not seen and not read out, but search in the page finds it and opens it', async () => {
    const thread = await aReadyThread(talk);
    button(thread, 'Collapse 2 replies', '1').click();
    await until(() => !shownIds(thread).includes('1.1'), 'it is folded');
    const reply = comment(thread, '1.1');
    const hidden = reply.closest('[hidden]');
    expect(hidden?.getAttribute('hidden')).to.equal('until-found');
    expect(reply.checkVisibility({ contentVisibilityAuto: true })).to.equal(false);
    expect(thread.renderRoot.querySelector('.folded')?.getBoundingClientRect().height).to.be.lessThan(60);
    // What a browser does when it has found something in it.
    hidden?.dispatchEvent(new Event('beforematch', { bubbles: true }));
    hidden?.removeAttribute('hidden');
    await until(() => shownIds(thread).includes('1.1'), 'it is open');
    expect(comment(thread, '1.1')).to.equal(reply);
    expect(all(thread, '[hidden="until-found"]')).to.deep.equal([]);
  });

  it('is opened by what is found in the comment itself', async () => {
    const thread = await aReadyThread(talk);
    button(thread, 'Collapse 2 replies', '1').click();
    await until(() => !shownIds(thread).includes('1.1'), 'it is folded');
    const body = comment(thread, '1').querySelector('[part=body]');
    expect(body?.getAttribute('hidden')).to.equal('until-found');
    body?.dispatchEvent(new Event('beforematch', { bubbles: true }));
    await until(() => shownIds(thread).includes('1.1'), 'it is open');
    expect(body?.hasAttribute('hidden')).to.equal(false);
  });

  it('opens again without drawing its comments anew', async () => {
    const thread = await aReadyThread(talk);
    const reply = comment(thread, '1.1.1');
    button(thread, 'Collapse 1 reply', '1.1').click();
    await until(() => !shownIds(thread).includes('1.1.1'), 'it is folded');
    button(thread, 'Expand 1 reply', '1.1').click();
    await until(() => shownIds(thread).includes('1.1.1'), 'it is open');
    expect(comment(thread, '1.1.1')).to.equal(reply);
  });
});
