import { expect, fixture, html } from '@open-wc/testing';
import { html as template } from 'lit';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { aState } from '../../fixtures/states.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { all, aReadyThread, aThreadElement, comment, form, part, parts, ready, record, textOf } from './thread-fixture.js';

const two = aDocument({ comments: [aComment({ id: '1', author: 'Ann' }), aComment({ id: '2', author: 'Ben', minute: 1 })] });

describe('what the page puts into a thread', () => {
  async function slotted(name: string, document: unknown = two): Promise<{ thread: DiscussionThread; own: HTMLElement }> {
    const thread = await fixture<DiscussionThread>(
      html`<discussion-thread lang="en" .document=${document}><p slot=${name}>Own</p></discussion-thread>`,
    );
    await ready(thread);
    return { thread, own: thread.querySelector('p') as HTMLElement };
  }

  for (const name of ['header', 'notice', 'guidelines', 'before-submit', 'footer']) {
    it(`is shown in the slot "${name}"`, async () => {
      const { own } = await slotted(name);
      await until(() => own.checkVisibility(), 'it is shown');
    });
  }

  it('stands where its slot says', async () => {
    const { thread, own } = await slotted('before-submit');
    await until(() => own.checkVisibility(), 'it is shown');
    const submit = form(thread).renderRoot.querySelector('[part=submit]');
    expect(own.getBoundingClientRect().bottom).to.be.at.most((submit?.getBoundingClientRect().bottom ?? 0) + 1);
    expect(form(thread).renderRoot.querySelector('slot[name=before-submit]')).to.not.equal(null);
  });

  it('takes the place of the invitation, and of the message when loading fails', async () => {
    const { thread, own } = await slotted('empty', aState('empty'));
    expect(own.checkVisibility()).to.equal(true);
    expect(part(thread, 'empty').checkVisibility()).to.equal(false);
    const source = new ShakySource(two);
    source.failures.load = ['server'];
    const failing = await fixture<DiscussionThread>(
      html`<discussion-thread lang="en" .source=${source}><p slot="error">Own</p></discussion-thread>`,
    );
    await until(() => parts(failing, 'error').length > 0, 'it has failed');
    expect(failing.querySelector('p')?.checkVisibility()).to.equal(true);
    expect(part(failing, 'error').checkVisibility()).to.equal(false);
  });
});

describe('renderers', () => {
  it('draw the avatar, badges, the body, actions and a footer of the own page', async () => {
    const body = document.createElement('pre');
    body.textContent = 'Own body';
    const thread = await aReadyThread(aDocument({ comments: [aComment({ id: '1', author: 'Ann' })] }), {
      renderers: {
        avatar: ({ author }) => template`<b>${author.name?.charAt(0)}</b>`,
        badge: () => '<i>as text</i>',
        body: () => body,
        actions: ({ id }, { number, depth, lang }) => template`<button>Share ${id} ${number} ${depth} ${lang}</button>`,
        footer: () => 'Own footer',
      },
    });
    expect(textOf(part(thread, 'avatar'))).to.equal('A');
    expect(textOf(part(thread, 'comment'))).to.include('<i>as text</i>');
    expect(part(thread, 'body').querySelector('pre')).to.equal(body);
    expect(textOf(part(thread, 'actions').querySelectorAll('button')[1])).to.equal('Share 1 1 0 en');
    expect(textOf(part(thread, 'actions'))).to.include('Own footer');
  });

  it('that throw leave a word in their place, and everything else; it is told once for each comment', async () => {
    const { error } = console;
    console.error = () => undefined;
    const thread = await aThreadElement();
    const failed = record(thread, 'discussion-failed');
    try {
      thread.renderers = {
        body: ({ id }) => {
          if (id === '1') throw new Error('broken');
          return `Body of ${id}`;
        },
      };
      thread.document = two;
      await ready(thread);
      thread.noNumbers = true;
      await thread.updateComplete;
    } finally {
      console.error = error;
    }
    expect(textOf(comment(thread, '1').querySelector('[part=body]'))).to.equal('This comment could not be shown.');
    expect(textOf(comment(thread, '1').querySelector('[part=author]'))).to.equal('Ann');
    expect(textOf(comment(thread, '2').querySelector('[part=body]'))).to.equal('Body of 2');
    await until(() => failed.length > 0, 'it is told');
    expect(failed.map(({ detail }) => detail.operation)).to.deep.equal(['render']);
  });
});

describe('the parts of a thread', () => {
  /** Whether a rule of the page for a part reaches the element. */
  function reaches(name: string, element: Element | null | undefined, from = 'discussion-thread'): boolean {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${from}::part(${name}) { outline-offset: 37px !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    try {
      return !!element && getComputedStyle(element).outlineOffset === '37px';
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    }
  }

  it('are within reach of the page, at one level', async () => {
    const thread = await aThreadElement({ source: new MemorySource(aState('moreToLoad')), pageSize: 1 });
    await ready(thread);
    const names = [
      ...['heading', 'count', 'toolbar', 'notices', 'list', 'comment', 'number', 'avatar', 'author', 'time', 'body'],
      ...['actions', 'action', 'replies', 'toggle', 'more', 'form'],
    ];
    for (const name of names) expect(reaches(name, parts(thread, name)[0]), name).to.equal(true);
  });

  it('tell the state of a comment', async () => {
    const thread = await aReadyThread(aState('pinned'));
    expect(reaches('pinned', comment(thread, 'it-1'))).to.equal(true);
    expect(reaches('pinned', comment(thread, 'before'))).to.equal(false);
  });

  it('of the form are those of the thread, with form- before their names', async () => {
    const thread = await aReadyThread(two);
    await form(thread).updateComplete;
    for (const name of ['form', 'field', 'label', 'input', 'textarea', 'toolbar', 'hint', 'submit']) {
      const element = form(thread).renderRoot.querySelector(`[part~=${name}]`);
      expect(reaches(`form-${name}`, element), name).to.equal(true);
      expect(reaches(name, element), `${name} alone`).to.equal(false);
    }
  });

  it('have only the number in the number', async () => {
    const thread = await aReadyThread(aDocument({ comments: commentsAt('1', '1.1') }));
    expect(parts(thread, 'number').map(({ textContent }) => textContent)).to.deep.equal(['1', '1.1']);
    expect(all(thread, '[part~=comment]').every(({ localName }) => localName === 'article')).to.equal(true);
  });
});
