import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import type { Renderer, Renderers } from '../../../src/elements/comment/comment-view.js';
import { MemorySource } from '../../../src/sources/memory.js';
import type { DiscussionSource } from '../../../src/sources/source.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { nextTask, until } from '../../support/until.js';
import { aReadyThread, aThreadElement, all, button, comment, form, part, parts, record, send, shownIds, texts } from './thread-fixture.js';

const ids = ['1', '1.1', '2', '3'];
const aDocumentOfFour = () => aDocument({ comments: commentsAt(...ids) });
const explode = (): never => {
  throw new Error('boom');
};
const explosive = directive(
  class extends Directive {
    override render(): unknown {
      throw new Error('boom');
    }
  },
);
const unprintable = {
  toString: explode,
};

/** What a renderer may do wrong with one comment of four. */
const wrongs: Readonly<Record<string, () => unknown>> = {
  throws: explode,
  'returns a symbol': () => Symbol('x'),
  'returns an object': () => ({ a: 1 }),
  'returns a promise': () => Promise.resolve('x'),
  'returns a function': () => () => 'x',
  'returns a template with a symbol in it': () => html`<b>${Symbol('x')}</b>`,
  'returns a template with a symbol in an attribute': () => html`<b title=${Symbol('x')}></b>`,
  'returns a template with a directive that throws': () => html`<b>${explosive()}</b>`,
  'returns a template with what cannot be written': () => html`<b>${unprintable}</b>`,
  'returns a list with a symbol': () => ['a', Symbol('x')],
  'returns an object that claims to be a template': () => ({ _$litType$: 1, strings: ['<img src=x>'], values: [] }),
};

describe('one comment that cannot be drawn', () => {
  const consoleError = console.error;
  let messages: unknown[][];

  beforeEach(() => {
    messages = [];
    console.error = (...words: unknown[]) => messages.push(words);
  });

  afterEach(() => {
    console.error = consoleError;
  });

  for (const [name, wrong] of Object.entries(wrongs)) {
    for (const place of ['avatar', 'badge', 'body', 'actions', 'footer'] as const) {
      it(`leaves the others standing when the renderer of the ${place} ${name}`, async () => {
        const renderer = (({ id }) => (id === '2' ? wrong() : `own ${id}`)) as Renderer;
        const thread = await aThreadElement({ renderers: { [place]: renderer } satisfies Renderers });
        const failures = record(thread, 'discussion-failed');
        thread.document = aDocumentOfFour();
        await until(() => parts(thread, 'comment').length === 4, 'four comments');
        await nextTask();
        expect(texts(all(thread, '.broken'))).to.deep.equal(['This comment could not be shown.']);
        expect(comment(thread, '2').querySelector('.broken')).to.exist;
        for (const id of ['1', '1.1', '3']) expect(comment(thread, id).textContent).to.include(`own ${id}`);
        expect(all(thread, 'img')).to.have.length(0);
        expect(failures.map(({ detail }) => detail.operation)).to.deep.equal(['render']);
        expect(messages).to.have.length(1);
      });
    }
  }

  it('is drawn again as soon as it can be', async () => {
    let isBroken = true;
    const renderers: Renderers = { footer: () => (isBroken ? html`<b>${Symbol('x')}</b>` : html`<b>fine</b>`) };
    const thread = await aReadyThread(aDocumentOfFour(), { renderers });
    expect(all(thread, '.broken')).to.have.length(4);
    isBroken = false;
    thread.renderers = { ...renderers };
    await thread.updateComplete;
    await until(() => all(thread, '.footer b').length === 4, 'four footers');
    isBroken = true;
    thread.renderers = { ...renderers };
    await until(() => all(thread, '.broken').length === 4, 'four placeholders again');
    expect(all(thread, '.footer b')).to.have.length(0);
  });

  it('is no comment that has nothing to say', async () => {
    const renderers = { footer: () => nothing, badge: () => undefined, avatar: () => null, actions: () => '' } as unknown as Renderers;
    const thread = await aReadyThread(aDocumentOfFour(), { renderers });
    expect(all(thread, '.broken')).to.have.length(0);
    expect(messages).to.deep.equal([]);
  });
});

describe('one thread of several whose source fails', () => {
  const failures: Readonly<Record<string, () => unknown>> = {
    throws: explode,
    rejects: () => Promise.reject(new Error('boom')),
    'answers nothing': () => undefined,
    'answers something else': () => 'Service temporarily unavailable',
  };
  const methods = ['load', 'post', 'edit', 'remove', 'react', 'subscribe', 'count'] as const;
  const { error: consoleError } = console;

  afterEach(() => {
    console.error = consoleError;
  });

  for (const method of methods) {
    for (const [name, fails] of Object.entries(failures)) {
      // To subscribe is not to wait for something.
      if (method === 'subscribe' && name === 'rejects') continue;
      it(`leaves the other alone when ${method} ${name}`, async () => {
        const errors: unknown[] = [];
        const note = (event: PromiseRejectionEvent | ErrorEvent) => errors.push(event);
        addEventListener('unhandledrejection', note);
        addEventListener('error', note);
        console.error = (...words: unknown[]) => errors.push(words);
        const good = await aReadyThread(aDocumentOfFour());
        const source = Object.assign(new MemorySource(aDocumentOfFour()), { [method]: fails }) as DiscussionSource;
        const bad = await aThreadElement({ source, live: true });
        await until(() => parts(bad, 'list').length + parts(bad, 'error').length + parts(bad, 'empty').length > 0, 'an answer');
        if (method === 'post') {
          await until(() => all(bad, '.compose discussion-form').length > 0, 'a form');
          await send(form(bad), 'A text');
          await until(() => parts(bad, 'comment').length === 5, 'the failed comment');
          expect(form(bad).value + parts(bad, 'comment').map(({ textContent }) => textContent).join()).to.include('A text');
        }
        await nextTask();
        expect(shownIds(good)).to.deep.equal(ids);
        button(good, 'Reply', '1').click();
        await until(() => all(good, '.item discussion-form').length > 0, 'a form in the other');
        expect(part(good, 'heading').textContent).to.include('4 comments');
        removeEventListener('unhandledrejection', note);
        removeEventListener('error', note);
        expect(errors).to.deep.equal([]);
      });
    }
  }
});
