import { expect } from '@open-wc/testing';
import { Discussion } from '../../../src/discussion/discussion.js';
import { SourceError } from '../../../src/sources/source.js';
import { aComment, aDocument } from '../../fixtures/builders.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { aThreadElement, all, button, focused, ready, record, said, textOf } from './thread-fixture.js';

const talk = aDocument({
  comments: [aComment({ id: '1', author: 'Ann', can: { react: true }, reactions: [{ key: 'like', label: 'Like', count: 2, mine: false }] })],
});

describe('a reaction that the backend refuses', () => {
  it('is taken back, and that it was is said once and shown with the reason until something else is done', async () => {
    const source = new ShakySource(talk);
    source.failures.react = [new SourceError('rate-limited', '', { retryAfter: 30 }), 'network'];
    const thread = await aThreadElement({ source });
    await ready(thread);
    const reasons = () => all(thread, '[part=comment] [part=status]').map((one) => textOf(one));
    const like = () => button(thread, 'Like', '1');
    const sentences: string[] = [];
    for (const live of all(thread, '[data-live]')) new MutationObserver(() => sentences.push(said(thread))).observe(live, { childList: true });
    like().focus();
    like().click();
    await until(() => reasons().length > 0, 'the reason is shown');
    expect(reasons()).to.deep.equal(['Not done: Like. Too many at once. Try again in 30 seconds.']);
    expect(sentences).to.deep.equal(reasons());
    expect(like().getAttribute('aria-pressed')).to.equal('false');
    expect(focused()).to.equal(like());
    expect(await audit(thread)).to.deep.equal([]);
    like().click();
    await until(() => reasons()[0]?.includes('No connection') === true, 'another reason takes its place');
    expect(reasons()).to.have.length(1);
    expect(said(thread)).to.equal('Not done: Like. No connection. Check the network and try again.');
    like().click();
    await until(() => like().getAttribute('aria-pressed') === 'true', 'it is through');
    expect(reasons()).to.deep.equal([]);
  });
});

describe('a reaction that the page itself asks for and the backend refuses', () => {
  it('is taken back and told to the page alone: the thread shows nothing that it would have to say', async () => {
    const source = new ShakySource(talk);
    source.failures.react = ['forbidden'];
    const discussion = new Discussion(source);
    const thread = await aThreadElement({ discussion });
    await ready(thread);
    const failures = record(thread, 'discussion-failed');
    const error: unknown = await discussion.react('1', 'like', true).catch((reason: unknown) => reason);
    await thread.updateComplete;
    expect(error).to.include({ kind: 'forbidden' });
    expect(failures.map(({ detail }) => detail.operation)).to.deep.equal(['react']);
    expect(button(thread, 'Like', '1').getAttribute('aria-pressed')).to.equal('false');
    expect(all(thread, '[part=comment] [part=status]')).to.deep.equal([]);
    expect(said(thread)).to.equal('');
  });
});
