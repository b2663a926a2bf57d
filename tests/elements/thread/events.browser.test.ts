import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionEventMap, DiscussionRequests } from '../../../src/elements/events.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { Discussion } from '../../../src/discussion/discussion.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { all, aReadyThread, aThreadElement, button, comment, form, parts, ready, record, said, send, shownIds, textOf } from './thread-fixture.js';

const OWN = { edit: true, delete: true };
const reactions = [{ key: 'like', label: 'Like', count: 2, mine: false }];
const talk = aDocument({
  comments: [
    aComment({ id: '1', author: 'Ann', can: OWN, reactions }),
    aComment({ id: '2', minute: 1 }),
    aComment({ id: '3', minute: 2 }),
  ],
});

interface Asked {
  /** What one does for it. */
  act(thread: DiscussionThread): unknown;
  detail: unknown;
  /** What has happened then, unless it was prevented. */
  done(thread: DiscussionThread): boolean;
}

const requests: Partial<Record<keyof DiscussionRequests, Asked>> = {
  'discussion-reply-request': {
    act: (thread) => button(thread, 'Reply', '1').click(),
    detail: { comment: talk.comments[0] },
    done: (thread) => all(thread, '.inline').length > 0,
  },
  'discussion-submit-request': {
    act: (thread) => send(form(thread), 'Hello'),
    detail: { draft: { threadId: 'thread-1', parentId: null, body: { format: 'markdown', value: 'Hello' } } },
    done: (thread) => parts(thread, 'comment').length > 2,
  },
  'discussion-edit-request': {
    act: async (thread) => {
      button(thread, 'Edit', '1').click();
      await until(() => all(thread, '.inline').length > 0, 'the form is open');
      await send(form(thread, '1'), 'Mended');
    },
    detail: { id: '1', body: { format: 'text', value: 'Mended' } },
    done: (thread) => textOf(comment(thread, '1').querySelector('[part=body]')) === 'Mended',
  },
  'discussion-delete-request': {
    act: (thread) => button(thread, 'Delete', '1').click(),
    detail: { id: '1' },
    done: (thread) => comment(thread, '1').part.contains('tombstone'),
  },
  'discussion-react-request': {
    act: (thread) => button(thread, 'Like', '1').click(),
    detail: { id: '1', key: 'like', on: true },
    done: (thread) => button(thread, 'Like', '1').getAttribute('aria-pressed') === 'true',
  },
  'discussion-load-more-request': {
    act: (thread) => button(thread, 'Show').click(),
    detail: { cursor: '2' },
    done: (thread) => shownIds(thread).includes('3'),
  },
  'discussion-navigate-request': {
    act: (thread) => comment(thread, '2').querySelector<HTMLElement>('.permalink')?.click(),
    detail: { id: '2' },
    done: () => location.hash === '#comment-2',
  },
};

describe('the requests of a thread', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  for (const [type, { act, detail, done }] of Object.entries(requests) as [keyof DiscussionRequests, Asked][]) {
    describe(type, () => {
      let thread: DiscussionThread;
      let place: HTMLElement;

      beforeEach(async () => {
        place = await fixture<HTMLElement>(html`<div><discussion-thread lang="en" page-size="2"></discussion-thread></div>`);
        thread = place.querySelector('discussion-thread') as DiscussionThread;
        // A document is shown whole; a source gives pages.
        thread.source = new MemorySource(structuredClone(talk));
        await ready(thread);
      });

      it('tells everybody around the thread what is asked for, and then does it', async () => {
        const events = record(place, type);
        await act(thread);
        await until(() => done(thread), 'it is done');
        expect(events).to.have.length(1);
        const [event] = events;
        expect(event?.bubbles && event.composed && event.cancelable).to.equal(true);
        const { draft, ...rest } = event?.detail as { draft?: { key: string } };
        if (draft) expect(draft.key).to.be.a('string').that.is.not.equal('');
        expect(draft ? { draft: { ...draft, key: undefined } } : rest).to.deep.equal(
          draft ? { draft: { ...(detail as { draft: object }).draft, key: undefined } } : detail,
        );
      });

      it('does nothing when it is prevented', async () => {
        const asked = new Promise((resolve) => {
          place.addEventListener(type, (event) => {
            event.preventDefault();
            resolve(event);
          });
        });
        await act(thread);
        await asked;
        await nextTask();
        await thread.updateComplete;
        expect(done(thread)).to.equal(false);
      });
    });
  }
});

describe('the outcomes of a thread', () => {
  const outcomes = ['loaded', 'posted', 'changed', 'removed', 'failed'].map((name) => `discussion-${name}` as 'discussion-loaded');

  async function observed(source: ShakySource): Promise<{ thread: DiscussionThread; seen: Event[] }> {
    const seen: Event[] = [];
    const place = await fixture<HTMLElement>(html`<div><discussion-thread lang="en"></discussion-thread></div>`);
    for (const type of outcomes) place.addEventListener(type, (event) => seen.push(event));
    const thread = place.querySelector('discussion-thread') as DiscussionThread;
    thread.source = source;
    return { thread, seen };
  }

  const summary = (events: readonly Event[]) => events.map((event) => [event.type, (event as CustomEvent<unknown>).detail]);

  it('tell of loading, posting, changing and deleting, once each', async () => {
    const { thread, seen } = await observed(new ShakySource(talk));
    await ready(thread);
    await send(form(thread), 'Hello');
    await until(() => said(thread), 'it is said');
    button(thread, 'Like', '1').click();
    await until(() => seen.length === 3, 'it is told');
    await requests['discussion-delete-request']?.act(thread);
    await until(() => comment(thread, '1').part.contains('tombstone'), 'it is deleted');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    await until(() => seen.length === 4, 'it is told');
    const types = ['discussion-loaded', 'discussion-posted', 'discussion-changed', 'discussion-removed'];
    expect(seen.map(({ type }) => type)).to.deep.equal(types);
    expect(summary(seen)[0]).to.deep.equal(['discussion-loaded', { total: 3, loaded: 3, complete: true }]);
    expect(summary(seen)[3]).to.deep.equal(['discussion-removed', { id: '1' }]);
    for (const { target, bubbles, composed, cancelable } of seen) {
      expect({ target, bubbles, composed, cancelable }).to.deep.equal({ target: thread, bubbles: true, composed: true, cancelable: false });
    }
  });

  it('tell of a document too', async () => {
    const thread = await aThreadElement();
    const loaded = record(thread, 'discussion-loaded');
    thread.document = aDocument({ comments: commentsAt('1') });
    await until(() => loaded.length === 1, 'it is told');
    expect(loaded[0]?.detail).to.deep.equal({ total: 1, loaded: 1, complete: true });
  });

  it('tell of every failure: what was tried, and why not, as plain data', async () => {
    const source = new ShakySource(talk);
    source.failures.load = ['server'];
    source.failures.react = ['forbidden'];
    const { thread, seen } = await observed(source);
    await until(() => seen.length === 1, 'it is told');
    button(thread, 'Try again').click();
    await ready(thread);
    button(thread, 'Like', '1').click();
    await until(() => seen.length === 3, 'it is told');
    expect(textOf(button(thread, 'Like', '1'))).to.include('2');
    const failures = seen.slice(0, 1).concat(seen.slice(2)) as DiscussionEventMap['discussion-failed'][];
    expect(failures.map(({ type, detail: { operation, error } }) => [type, operation, error.kind])).to.deep.equal([
      ['discussion-failed', 'load', 'server'],
      ['discussion-failed', 'react', 'forbidden'],
    ]);
    for (const { detail } of failures) expect(detail.error).to.not.be.instanceOf(Error);
  });

  it('tell nothing when a property is set', async () => {
    const discussion = new Discussion(new ShakySource(talk));
    await discussion.load();
    const thread = await aReadyThread(talk, { discussion });
    const seen: Event[] = [];
    for (const type of outcomes) thread.addEventListener(type, (event) => seen.push(event));
    Object.assign(thread, { noNumbers: true, maxIndent: 2, readonly: true, headingLevel: 4, messages: { reply: 'Answer' } });
    thread.order = 'newest';
    await until(() => shownIds(thread)[0] === '3', 'it is drawn anew');
    expect(seen).to.deep.equal([]);
  });
});
