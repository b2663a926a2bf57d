import { expect, fixture, html } from '@open-wc/testing';
import { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import '../../../src/elements/thread/discussion-thread.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { all, ready } from './thread-fixture.js';

const settings: Partial<DiscussionThread> = {
  document: aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '2') }),
  order: 'newest',
  maxIndent: 1,
  noNumbers: true,
  form: 'top',
  headingLevel: 4,
  anchorPrefix: 'c-',
  messages: { reply: 'Answer' },
  renderers: { footer: ({ id }) => `footer of ${id}` },
};

const attributes = {
  order: 'newest',
  'max-indent': '1',
  'no-numbers': '',
  form: 'top',
  'heading-level': '4',
  'anchor-prefix': 'c-',
};

/** What is on the screen, without what differs from one to the next. */
async function look(thread: DiscussionThread): Promise<string> {
  thread.lang = 'en';
  await ready(thread);
  await thread.updateComplete;
  return all(thread, 'section')
    .map((section) => section.innerHTML.replaceAll(/<!--.*?-->/gs, ''))
    .join();
}

let tags = 0;

/** Each way to get the same thread. */
const ways: Record<string, (place: HTMLElement) => Promise<DiscussionThread> | DiscussionThread> = {
  'set before it is attached': (place) => {
    const thread = Object.assign(document.createElement('discussion-thread'), settings);
    place.append(thread);
    return thread;
  },
  'set after it is attached': (place) => {
    const thread = document.createElement('discussion-thread');
    place.append(thread);
    return Object.assign(thread, settings);
  },
  'set after it was drawn': async (place) => {
    const thread = document.createElement('discussion-thread');
    place.append(thread);
    await thread.updateComplete;
    return Object.assign(thread, settings);
  },
  'set before it is defined': (place) => {
    const tag = `late-thread-${(tags += 1)}`;
    const thread = Object.assign(document.createElement(tag), settings) as unknown as DiscussionThread;
    place.append(thread);
    customElements.define(tag, class extends DiscussionThread {});
    return thread;
  },
  'given as attributes': (place) => {
    const thread = document.createElement('discussion-thread');
    for (const [name, value] of Object.entries(attributes)) thread.setAttribute(name, value);
    const { document: data, messages, renderers } = settings;
    place.append(Object.assign(thread, { document: data, messages, renderers }));
    return thread;
  },
};

describe('a thread whose properties are', () => {
  let place: HTMLElement;
  let wanted: string;

  before(async () => {
    place = await fixture<HTMLElement>(html`<div></div>`);
    const thread = Object.assign(new DiscussionThread(), settings);
    place.append(thread);
    wanted = await look(thread);
    expect(wanted).to.include('footer of 1.1.1').and.include('Answer').and.include('c-1.1');
  });

  for (const [way, make] of Object.entries(ways)) {
    it(`${way} looks the same`, async () => {
      place = await fixture<HTMLElement>(html`<div></div>`);
      expect(await look(await make(place))).to.equal(wanted);
    });
  }
});
