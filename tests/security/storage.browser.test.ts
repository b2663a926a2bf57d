import { expect } from '@open-wc/testing';
import { MemorySource } from '../../src/sources/memory.js';
import { aComment, aDocument, aThread } from '../fixtures/builders.js';
import { aThreadElement, all, ready, shownIds } from '../elements/thread/thread-fixture.js';
import { until } from '../support/until.js';
import { hit } from './vectors/hit.js';
import { Watch } from './watch.js';

const id = 'stored';
const thread = JSON.stringify(['memory', null, id]);
const keys = ['visited', `drafts:${thread}`, `outbox:${thread}`, 'guest'].map((key) => `discussion-elements:${key}`);
const attack = `<img src=x onerror=${hit}>`;
const post = (fields: object): object => ({
  draft: { threadId: id, parentId: null, body: { format: 'html', value: attack }, key: 'k', author: { name: attack } },
  at: '2025-03-14T12:00:00Z',
  state: 'failed',
  twins: [],
  ...fields,
});

/** What another script of the same origin, an older version or a full disk may have left. */
const left: readonly string[] = [
  '',
  'null',
  '{',
  '[',
  'x',
  '0',
  '""',
  '[[[[]]]]',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  JSON.stringify({ [thread]: attack, '': attack, null: attack, undefined: attack }),
  JSON.stringify({ [thread]: '9999-99-99', other: {} }),
  JSON.stringify({ '': { value: attack, body: attack }, a: attack }),
  JSON.stringify([['', attack], ['a', attack], [null, attack]]),
  JSON.stringify({ '': { text: attack, at: 'never' } }),
  JSON.stringify({ name: attack, email: attack, url: `javascript:${hit}` }),
  JSON.stringify({ name: {}, email: [], url: 7 }),
  JSON.stringify([post({})]),
  JSON.stringify([post({ state: 'queued', isDoubtful: 'yes' })]),
  JSON.stringify([post({ error: { kind: attack, detail: attack, field: attack } })]),
  JSON.stringify([post({ state: 'stored', stored: { id: attack, body: { format: 'html', value: attack }, author: attack } })]),
  JSON.stringify([post({ state: attack, twins: attack }), null, 7, attack, post({ draft: null })]),
  JSON.stringify(Array.from({ length: 500 }, (_, i) => post({ at: String(i) }))),
];

describe('what somebody else has left on the device', () => {
  const watch = new Watch();

  before(async () => {
    await aReady();
    watch.start();
    await watch.findings();
  });

  after(() => {
    watch.stop();
    for (const key of keys) localStorage.removeItem(key);
  });

  left.forEach((value) => {
    it(`breaks nothing and runs nothing: ${value.slice(0, 70)}`, async () => {
      for (const key of keys) localStorage.setItem(key, value);
      const thread = await aReady();
      expect(shownIds(thread)).to.include.members(['a', 'b']);
      await until(() => all(thread, '.compose discussion-form').length > 0, 'a form');
      await thread.updateComplete;
      expect(await watch.findings()).to.deep.equal([]);
    });
  });

  async function aReady() {
    const comments = [aComment({ id: 'a' }), aComment({ id: 'b', minute: 1 })];
    const thread = await aThreadElement({ source: new MemorySource(aDocument({ thread: aThread({ id }), comments })) });
    await ready(thread);
    return thread;
  }
});
