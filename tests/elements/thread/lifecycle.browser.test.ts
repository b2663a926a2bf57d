import { expect, fixture, html } from '@open-wc/testing';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { HeldSource } from '../../discussion/fake-source.js';
import { nextTask, until } from '../../support/until.js';
import { Discussion } from '../../../src/discussion/discussion.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { defineSource } from '../../../src/sources/registry.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { ShakySource } from './sources.js';
import { aReadyThread, aThreadElement, button, comment, form, ready, record, send, shownIds, write } from './thread-fixture.js';

const talk = aDocument({ comments: commentsAt('1', '1.1', '2') });

describe('a thread that is moved', () => {
  it('keeps everything, and asks for nothing', async () => {
    const source = new ShakySource(talk);
    const thread = await aThreadElement({ source });
    await ready(thread);
    button(thread, 'Collapse', '1').click();
    await until(() => !shownIds(thread).includes('1.1'), 'it is collapsed');
    await write(form(thread), 'Half a sent');
    const article = comment(thread, '2');
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(thread);
    await thread.updateComplete;
    await nextTask();
    expect(source.queries).to.have.length(1);
    expect(comment(thread, '2')).to.equal(article);
    expect(shownIds(thread)).to.deep.equal(['1', '2']);
    expect(form(thread).value).to.equal('Half a sent');
    await send(form(thread), 'Hello');
    await until(() => shownIds(thread).length === 3, 'it still works');
  });

  it('goes on loading', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.append(thread);
    await thread.updateComplete;
    expect(source.loads[0]?.signal.aborted).to.equal(false);
    source.loads[0]?.resolve(talk);
    await ready(thread);
    expect(shownIds(thread)).to.deep.equal(['1', '1.1', '2']);
  });
});

describe('a thread that is taken away', () => {
  it('draws the rest of a long list when it is back, and nothing in the meantime', async () => {
    const discussion = new Discussion(new MemorySource(seededDocument({ count: 300 })));
    await discussion.load();
    const thread = await aThreadElement({ discussion });
    const parent = thread.parentElement;
    thread.remove();
    const before = shownIds(thread).length;
    expect(before).to.be.within(1, 200);
    // One that comes later has all of it.
    const later = await aThreadElement({ discussion });
    await until(() => shownIds(later).length === 300, 'all are drawn in the later one');
    later.remove();
    expect(shownIds(thread)).to.have.length(before);
    parent?.append(thread);
    await until(() => shownIds(thread).length === 300, 'all are drawn');
  });

  it('aborts what is under way, and loads again when it comes back', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    const parent = thread.parentElement;
    thread.remove();
    await until(() => source.loads[0]?.signal.aborted, 'it is aborted');
    parent?.append(thread);
    await until(() => source.loads.length === 2, 'it asks again');
    source.loads[1]?.resolve(talk);
    await ready(thread);
  });

  it('aborts a post that is under way', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    source.loads[0]?.resolve(talk);
    await ready(thread);
    await send(form(thread), 'Hello');
    await until(() => source.posts.length === 1, 'it is on its way');
    thread.remove();
    await until(() => source.posts[0]?.signal.aborted, 'it is aborted');
  });

  it('loads nothing when its source is ready only after that', async () => {
    const source = new HeldSource();
    let give: (made: HeldSource) => void = () => undefined;
    const made = new Promise<HeldSource>((resolve) => (give = resolve));
    defineSource('slow-to-make', () => made);
    const thread = await aThreadElement({ source: 'slow-to-make', src: '/x' });
    thread.remove();
    await Promise.resolve();
    give(source);
    await made;
    await nextTask();
    expect(source.loads).to.deep.equal([]);
  });

  it('does nothing when something is set on it, until it is back', async () => {
    const thread = await aThreadElement();
    const parent = thread.parentElement;
    thread.remove();
    await nextTask();
    const source = new ShakySource(talk);
    thread.source = source;
    await thread.updateComplete;
    expect(source.queries).to.deep.equal([]);
    parent?.append(thread);
    await ready(thread);
    expect(source.queries).to.have.length(1);
  });

  it('fires no events any more', async () => {
    const source = new HeldSource();
    const thread = await aThreadElement({ source });
    const failed = record(thread, 'discussion-failed');
    const loaded = record(thread, 'discussion-loaded');
    thread.remove();
    await until(() => source.loads[0]?.signal.aborted, 'it is aborted');
    source.loads[0]?.resolve(talk);
    await nextTask();
    expect([...failed, ...loaded]).to.deep.equal([]);
  });
});

describe('ten threads that come and go', () => {
  /** Counts what is added to the page and to the window, less what is taken away again; one type of event, or all. */
  function counted(only?: string): { count(): number; end(): void } {
    const heard: { type: string; listener: unknown }[] = [];
    const forget = (type: string, listener: unknown): void => {
      const at = heard.findIndex((one) => one.type === type && one.listener === listener);
      if (at >= 0) heard.splice(at, 1);
    };
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const isOurs = (target: unknown): boolean => target === window || target === document || target === null || target === undefined;
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...rest: Parameters<typeof add>) {
      const [type, listener, options] = rest;
      if (isOurs(this) && type === (only ?? type)) {
        forget(type, listener);
        heard.push({ type, listener });
        if (typeof options === 'object') add.call(options.signal ?? new EventTarget(), 'abort', () => forget(type, listener));
      }
      add.apply(this, rest);
    };
    EventTarget.prototype.removeEventListener = function (this: EventTarget, ...rest: Parameters<typeof remove>) {
      if (isOurs(this)) forget(rest[0], rest[1]);
      remove.apply(this, rest);
    };
    const { setInterval: set, clearInterval: clear } = window;
    const timers = new Set<unknown>();
    window.setInterval = ((...rest: Parameters<typeof set>) => {
      const timer = set(...rest);
      timers.add(timer);
      return timer;
    }) as typeof set;
    window.clearInterval = (timer) => {
      timers.delete(timer);
      clear(timer);
    };
    return {
      count: () => heard.length + timers.size,
      end: () => {
        Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove });
        Object.assign(window, { setInterval: set, clearInterval: clear });
      },
    };
  }

  async function comeAndGo(): Promise<void> {
    const thread = await aReadyThread(talk, { loading: 'lazy', live: true, keys: true });
    thread.remove();
    await nextTask();
  }

  it('leave no listener and no timer behind', async () => {
    await comeAndGo();
    const before = counted();
    try {
      for (let time = 0; time < 10; time += 1) await comeAndGo();
      expect(before.count()).to.equal(0);
    } finally {
      before.end();
    }
  });

  it('leave nothing that keeps their place, if they go while it is on its way', async () => {
    const before = counted('pagehide');
    try {
      const thread = await aReadyThread(talk);
      const without = before.count();
      dispatchEvent(new Event('scroll'));
      await import('../../../src/elements/thread/coming-back/kept-place.js');
      await until(() => before.count() > without, 'its place is kept');
      thread.remove();
      await nextTask();
      expect(before.count(), 'of one that went later').to.equal(0);
      const other = await aReadyThread(talk);
      dispatchEvent(new Event('scroll'));
      other.remove();
      await import('../../../src/elements/thread/coming-back/kept-place.js');
      await nextTask();
      expect(before.count(), 'of one that went at once').to.equal(0);
    } finally {
      before.end();
    }
  });
});
