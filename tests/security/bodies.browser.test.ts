import { expect } from '@open-wc/testing';
import { loadPart } from '../../src/text/body.js';
import { cleanBody } from '../../src/text/limits.js';
import type { DiscussionThread } from '../../src/elements/thread/thread-element.js';
import { aComment, aThread } from '../fixtures/builders.js';
import { aReadyThread, all, button, comment, form, parts } from '../elements/thread/thread-fixture.js';
import { until } from '../support/until.js';
import { techniques } from './vectors/all.js';
import { Watch } from './watch.js';

const formats = ['markdown', 'html', 'text'] as const;
const neighbour = 'A neighbour who says *nothing* bad: https://a.example/x';

/** The attack in every format, between two comments that have nothing to do with it. */
function documentOf(value: string): unknown {
  const can = { edit: true };
  return {
    thread: aThread({ limits: {} }),
    comments: [
      aComment({ id: 'before', body: { format: 'markdown', value: neighbour }, minute: 0 }),
      ...formats.map((format, i) => aComment({ id: format, body: { format, value }, minute: i + 1, can })),
      aComment({ id: 'after', body: { format: 'markdown', value: neighbour }, minute: 9 }),
    ],
  };
}

describe('a stranger’s text', () => {
  const watch = new Watch();
  let shown: string;

  before(async () => {
    await Promise.all([loadPart('markdown'), loadPart('html'), import('../../src/elements/form/discussion-form.js')]);
    const thread = await aReadyThread(documentOf('a'));
    shown = neighbours(thread);
    // What a thread loads when somebody writes is there before it is watched.
    button(thread, 'Edit', 'text').click();
    await until(() => thread.renderRoot.querySelector('.item discussion-form'), 'the editor is there');
    watch.start();
    await watch.findings();
  });

  after(() => watch.stop());

  for (const [technique, values] of Object.entries(techniques)) {
    values.forEach((value, index) => {
      it(`${technique} ${index + 1} does nothing: ${JSON.stringify(value.slice(0, 60))}`, async () => {
        const thread = await aReadyThread(documentOf(value));
        expect(parts(thread, 'body')).to.have.length(5);
        expect(all(thread, 'img'), 'pictures').to.have.length(0);
        expect(await watch.findings()).to.deep.equal([]);
        expect(neighbours(thread)).to.equal(shown);
        // Text is shown letter by letter.
        expect(letters(bodyOf(thread, 'text').textContent)).to.equal(letters(cleanBody(value).replace(/\p{Cs}/gu, '\ufffd')));

        for (const id of ['markdown', 'html']) {
          button(thread, 'Edit', id).click();
          await until(() => comment(thread, id).querySelector('discussion-form'), 'the editor is there');
          const editor = form(thread, id);
          await editor.updateComplete;
          const [, preview] = editor.renderRoot.querySelectorAll<HTMLElement>('[role=tab]');
          preview?.click();
          await editor.updateComplete;
          expect(editor.renderRoot.querySelector('#preview-panel'), 'the preview').to.have.property('hidden', false);
        }
        expect(await watch.findings(), 'edited and previewed').to.deep.equal([]);
      });
    });
  }
});

function bodyOf(thread: DiscussionThread, id: string): Element {
  const body = comment(thread, id).querySelector('[part=body]');
  if (!body) throw new Error(`The comment "${id}" has no body.`);
  return body;
}

/** The two comments beside the attack, as they are drawn and as wide as they are. */
function neighbours(thread: DiscussionThread): string {
  return ['before', 'after']
    .map((id) => `${bodyOf(thread, id).outerHTML} ${comment(thread, id).getBoundingClientRect().width}`)
    .join();
}

function letters(text: string | null): string {
  return (text ?? '').replace(/\s+/g, '');
}
