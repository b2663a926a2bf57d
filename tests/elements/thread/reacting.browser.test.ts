import { expect } from '@open-wc/testing';
import { SourceError } from '../../../src/sources/source.js';
import { aComment, aDocument } from '../../fixtures/builders.js';
import { audit } from '../../support/audit.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { aThreadElement, all, button, focused, ready, said, textOf } from './thread-fixture.js';

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
