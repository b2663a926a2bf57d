import { expect } from 'chai';
import { Device } from '../../src/discussion/device.js';
import { Drafts } from '../../src/discussion/drafts.js';
import { rememberedGuest, rememberGuest } from '../../src/discussion/remembered-guest.js';
import { aPlace } from './device-place.js';

const NOW = Date.parse('2025-10-16T12:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

function aDevice() {
  const { storage, kept } = aPlace();
  let time = NOW;
  /** Another page of the same thread, later. */
  const page = (thread = 't'): Drafts => new Drafts(new Device(() => storage), thread, () => (time += 1000));
  return { page, kept, storage, pass: (ms: number) => void (time += ms) };
}

describe('drafts', () => {
  it('are there again on the next page, by thread and by place', () => {
    const { page } = aDevice();
    const first = page();
    first.keep('comment', 'A comment');
    first.keep('reply 7', 'A reply');
    first.keep('edit 7', 'A change');
    const next = page();
    expect(next.places).to.deep.equal(['edit 7', 'reply 7', 'comment']);
    expect(next.places.map((place) => next.take(place))).to.deep.equal(['A change', 'A reply', 'A comment']);
    expect(page('another').places).to.deep.equal([]);
  });

  it('go when they are dropped or emptied, and leave nothing behind', () => {
    const { page, kept } = aDevice();
    const drafts = page();
    drafts.keep('comment', 'A comment');
    drafts.keep('reply 7', 'A reply');
    drafts.drop('reply 7');
    drafts.keep('comment', '  ');
    expect(kept.size).to.equal(0);
  });

  it('are all under one family of keys', () => {
    const { page, kept } = aDevice();
    page().keep('reply __proto__', 'A reply');
    expect([...kept.keys()]).to.deep.equal(['discussion-elements:drafts:t']);
    expect(page().take('reply __proto__')).to.equal('A reply');
  });

  it('of a page that was closed are gone on with: there is one version', () => {
    const { page } = aDevice();
    page().keep('comment', 'Half');
    const next = page();
    next.take('comment');
    expect(next.other('comment')).to.equal(undefined);
    next.keep('comment', 'Half a sentence');
    const last = page();
    expect(last.take('comment')).to.equal('Half a sentence');
    expect(last.other('comment')).to.equal(undefined);
  });

  it('of two pages are both kept, and each is told of the other', () => {
    const { page } = aDevice();
    const [one, two] = [page(), page()];
    one.keep('comment', 'From the one');
    two.keep('comment', 'From the other');
    one.keep('comment', 'From the one, longer');
    expect(one.other('comment')?.text).to.equal('From the other');
    expect(two.other('comment')?.text).to.equal('From the one, longer');
    expect(one.swap('comment')).to.equal('From the other');
    one.keep('comment', 'From the other, changed');
    expect(one.other('comment')?.text, 'what one had is still there').to.equal('From the one, longer');
  });

  it('that another page goes on with are not lost when it was taken over here too', () => {
    const { page } = aDevice();
    const one = page();
    one.keep('comment', 'Half');
    const two = page();
    two.take('comment');
    one.keep('comment', 'Half, and on');
    two.keep('comment', 'Half, and off');
    expect(two.other('comment')?.text).to.equal('Half, and on');
    expect(one.other('comment')?.text).to.equal('Half, and off');
  });

  it('with the words that were sent go from every page', () => {
    const { page, kept } = aDevice();
    const [one, two] = [page(), page()];
    one.keep('comment', 'The same');
    two.keep('comment', 'The same ');
    one.drop('comment', 'The same');
    expect(kept.size).to.equal(0);
  });

  it('are forgotten after a month', () => {
    const { page, pass } = aDevice();
    page().keep('comment', 'Old');
    pass(31 * DAY);
    expect(page().places).to.deep.equal([]);
  });

  for (const rubbish of ['{', '[]', '{"comment":5}', '{"comment":[{"text":5}],"reply ":[{"text":"x"}]}', 'null']) {
    it(`are none where something else is stored: ${rubbish}`, () => {
      const { page, kept } = aDevice();
      kept.set('discussion-elements:drafts:t', rubbish);
      expect(page().places).to.deep.equal([]);
      page().keep('comment', 'Fine');
      expect(page().take('comment')).to.equal('Fine');
    });
  }

  it('are none where nothing can be stored, and nobody is bothered', () => {
    const drafts = new Drafts(
      new Device(() => () => {
        throw new Error('blocked');
      }),
      't',
    );
    drafts.keep('comment', 'A comment');
    expect(drafts.take('comment')).to.equal(undefined);
  });
});

describe('a guest', () => {
  it('is remembered and forgotten on this device', () => {
    const { storage } = aPlace();
    const device = new Device(() => storage);
    rememberGuest(device, { name: 'Nora', email: 'n@example.org' });
    expect(rememberedGuest(device)).to.deep.equal({ name: 'Nora', email: 'n@example.org' });
    rememberGuest(device, undefined);
    expect(rememberedGuest(device)).to.equal(undefined);
  });
});
