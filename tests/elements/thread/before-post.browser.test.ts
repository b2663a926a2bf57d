import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { SourceError } from '../../../src/sources/source.js';
import { aDocument, commentsAt } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { aThreadElement, form, parts, ready, record, said, send, shownIds, textOf } from './thread-fixture.js';

const two = aDocument({ comments: commentsAt('1', '2') });

async function aWritableThread(source: ShakySource, beforePost: DiscussionThread['beforePost']): Promise<DiscussionThread> {
  const thread = await aThreadElement({ source, beforePost });
  await ready(thread);
  return thread;
}

describe('before a comment is posted', () => {
  it('the page may change it', async () => {
    const source = new ShakySource(two);
    const thread = await aWritableThread(source, (draft) =>
      Promise.resolve({ ...draft, body: { ...draft.body, value: `${draft.body.value} (checked)` } }),
    );
    await send(form(thread), 'Hello');
    await until(() => said(thread) === 'Comment posted', 'it is said');
    expect(parts(thread, 'body').map((body) => textOf(body))).to.include('Hello (checked)');
  });

  it('the page may refuse it: the text stays, nothing is shown', async () => {
    const source = new ShakySource(two);
    const thread = await aWritableThread(source, () => false);
    await send(form(thread), 'Hello');
    await until(() => !form(thread).busy, 'the form is free again');
    expect(source.drafts).to.deep.equal([]);
    expect(form(thread).value).to.equal('Hello');
    expect(shownIds(thread)).to.deep.equal(['1', '2']);
  });

  for (const error of [new Error('Tick the box first.'), new SourceError('invalid', '', { detail: 'Tick the box first.' })]) {
    it(`the page may say why not, with ${error.name}`, async () => {
      const thread = await aWritableThread(new ShakySource(two), () => Promise.reject(error));
      const failed = record(thread, 'discussion-failed');
      form(thread).focus();
      await send(form(thread), 'Hello');
      await until(() => form(thread).renderRoot.querySelector('[part=error]'), 'the error is shown');
      expect(textOf(form(thread).renderRoot.querySelector('[part=error]'))).to.include('Tick the box first.');
      expect(form(thread).value).to.equal('Hello');
      expect(failed).to.deep.equal([]);
    });
  }
});
