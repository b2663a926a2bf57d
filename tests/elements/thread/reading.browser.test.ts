import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { DiscussionDocument } from '../../../src/model/types.js';
import { aComment, aDocument, markdown } from '../../fixtures/builders.js';
import { numbersOf } from '../../fixtures/shape.js';
import { unseenDocument } from '../../fixtures/unseen.js';
import { until } from '../../support/until.js';
import { all, aReadyThread, comment, part, parts, ready, shownIds, textOf, texts } from './thread-fixture.js';

/** The address of a document, as a file on a server. */
function addressOf(document: DiscussionDocument): string {
  return URL.createObjectURL(new Blob([JSON.stringify(document)], { type: 'application/json' }));
}

const ways: Record<string, (document: DiscussionDocument) => Promise<DiscussionThread>> = {
  'from an address': async (document) => {
    const thread = await fixture<DiscussionThread>(
      html`<discussion-thread lang="en" src=${addressOf(document)}></discussion-thread>`,
    );
    await ready(thread);
    return thread;
  },
  'from a document': (document) => aReadyThread(document),
};

/** The order in which a page of two levels is read. */
function readingOrder(numbers: ReadonlyMap<string, string>): string[] {
  const places = [...numbers].map(([id, number]) => ({ id, place: number.split('.').map(Number) }));
  return places
    .sort((a, b) => (a.place[0] ?? 0) - (b.place[0] ?? 0) || (a.place[1] ?? 0) - (b.place[1] ?? 0))
    .map(({ id }) => id);
}

describe('reading a thread', () => {
  for (const [way, open] of Object.entries(ways)) {
    describe(way, () => {
      const document = unseenDocument(23);
      const numbers = numbersOf(document.comments);
      let thread: DiscussionThread;

      beforeEach(async () => {
        thread = await open(structuredClone(document));
      });

      it('says how many comments there are', () => {
        expect(textOf(part(thread, 'heading'))).to.equal('41 comments');
      });

      it('shows every comment once, in reading order, with its number', () => {
        const order = readingOrder(numbers);
        expect(parts(thread, 'comment')).to.have.length(41);
        expect(shownIds(thread)).to.deep.equal(order);
        expect(texts(parts(thread, 'number'))).to.deep.equal(order.map((id) => numbers.get(id)));
      });

      it('shows every paragraph of every comment', () => {
        for (const { id, body } of document.comments) {
          const shown = texts([...comment(thread, id).querySelectorAll('[part=body] p')]);
          expect(shown, id).to.deep.equal(body.value.split('\n\n').map((text) => text.replaceAll(/\s+/g, ' ').trim()));
        }
      });

      it('makes links of bare addresses, as they were written', () => {
        const written = document.comments.flatMap(({ body }) => body.value.match(/https:\/\/\S+/g) ?? []);
        const links = all(thread, '[part=body] a');
        expect(texts(links)).to.have.members(written);
        for (const link of links) expect(link.getAttribute('rel')).to.equal('ugc nofollow noopener noreferrer');
      });

      it('shows the notice of the moderators with its link', () => {
        const [notice] = document.thread.notices ?? [];
        expect(textOf(part(thread, 'notice'))).to.include(notice?.text);
        expect(part(thread, 'notice').querySelector('a')?.getAttribute('href')).to.equal('#policy');
      });

      it('says the language of those that have one', () => {
        for (const { id, lang } of document.comments) {
          expect(comment(thread, id).querySelector('[part=body]')?.getAttribute('lang') ?? undefined).to.equal(lang);
        }
      });

      it('calls those without a name anonymous', () => {
        for (const { id, author } of document.comments) {
          expect(textOf(comment(thread, id).querySelector('[part=author]'))).to.equal(author.name ?? 'Anonymous');
        }
      });
    });
  }

  it('links each number to its comment', async () => {
    const thread = await aReadyThread(aDocument({ comments: [aComment({ id: 'a b' })] }));
    expect(part(thread, 'number').closest('a')?.getAttribute('href')).to.equal('#comment-a%20b');
    expect(comment(thread, 'a b').id).to.equal('comment-a b');
  });

  it('keeps the numbers whatever the order', async () => {
    const thread = await aReadyThread(unseenDocument(5), { order: 'newest' });
    expect(textOf(parts(thread, 'number')[0])).to.equal('25');
    expect(textOf(parts(thread, 'number').at(-1))).to.match(/^1(\.\d)?$/);
  });

  it('breaks lines where the writer did, and shows markup as text', async () => {
    const body = markdown('One\ntwo **three** <b>four</b>\n\n![A boat](https://elsewhere.example/boat.png)');
    const thread = await aReadyThread(aDocument({ comments: [aComment({ body })] }));
    const text = part(thread, 'body');
    await until(() => text.querySelector('strong'), 'the markdown is read');
    expect(text.querySelector('strong')).to.have.text('three');
    expect(text.querySelector('br')).to.not.equal(null);
    expect(textOf(text)).to.include('<b>four</b>');
    expect(text.querySelector('img')).to.equal(null);
  });

  it('asks no other host for anything', async () => {
    const seen = performance.getEntriesByType('resource').length;
    await aReadyThread(unseenDocument(31));
    const hosts = performance
      .getEntriesByType('resource')
      .slice(seen)
      .map(({ name }) => new URL(name))
      .filter(({ protocol, host }) => protocol !== 'blob:' && host !== location.host);
    expect(hosts).to.deep.equal([]);
  });
});
