import { expect } from 'chai';
import type { DraftData } from '../../src/model/types.js';
import { WalineSource } from '../../src/sources/waline.js';
import { contextOf, failureOf } from '../sources/support.js';
import { waline, walineWithAudit } from './support/running.js';
import { fewComments, makeThread } from './support/waline-threads.js';
import type { WalineServer } from './support/waline-server.js';

const GUEST = { name: 'Bo', email: 'bo@mail.example', url: 'https://bo.example/' };

let drafts = 0;

function draft(value: string, more: Partial<DraftData> = {}): DraftData {
  drafts += 1;
  return { threadId: '', parentId: null, body: { format: 'markdown', value }, author: GUEST, key: `k${drafts}`, ...more };
}

describe('WalineSource writes to a real server', () => {
  let server: WalineServer;

  before(async () => {
    server = await waline();
  });

  const as = (who: 'admin' | 'ann', src: string): WalineSource =>
    new WalineSource(src, { headers: () => ({ Authorization: server.authorization(who) }) });

  describe('for visitors', () => {
    it('posts with their name, and a reply under its parent at any depth', async () => {
      const { src, ids } = await makeThread(server, fewComments());
      const source = new WalineSource(src);
      await source.load({}, contextOf());
      const comment = await source.post(draft('Hello **there**.', { parentId: String(ids.a11) }), contextOf());
      expect(comment).to.deep.include({ parentId: String(ids.a11), status: 'published' });
      expect(comment.author).to.deep.include({ kind: 'guest', name: 'Bo', url: 'https://bo.example/' });
      expect(comment.body.value).to.contain('<strong>there</strong>');
      const { comments } = await source.load({}, contextOf());
      expect(comments.find(({ id }) => id === comment.id)?.parentId).to.equal(String(ids.a11));
    });

    it('replies to what has not been loaded, after it has looked where it belongs', async () => {
      const { src, ids } = await makeThread(server, fewComments());
      const { id } = await new WalineSource(src).post(draft('From afar.', { parentId: String(ids.a1) }), contextOf());
      const { comments } = await new WalineSource(src).load({}, contextOf());
      expect(comments.find((one) => one.id === id)?.parentId).to.equal(String(ids.a1));
    });

    it('stores nothing in reply to what is not there', async () => {
      const { src, path } = await makeThread(server, fewComments());
      await failureOf(new WalineSource(src).post(draft('Lost.', { parentId: '7' }), contextOf()), 'not-found');
      expect(await server.run(`SELECT COUNT(*) AS stored FROM wl_Comment WHERE url = '${path}'`)).to.contain('8');
    });

    it('says that the parent has gone meanwhile, and not to send the same again', async () => {
      const { src, ids } = await makeThread(server, fewComments());
      const source = new WalineSource(src);
      await source.load({}, contextOf());
      await server.run(`DELETE FROM wl_Comment WHERE id = ${ids.a1}`);
      const error = await failureOf(source.post(draft('Too late.', { parentId: String(ids.a1) }), contextOf()), 'not-found');
      expect(error.retry).to.equal('no');
    });

    it('says what is wrong with what they wrote', async () => {
      const { src } = await makeThread(server, []);
      const source = new WalineSource(src);
      expect((await failureOf(source.post(draft(' '), contextOf()), 'invalid')).field).to.equal('body');
      expect((await failureOf(source.post(draft('x'.repeat(70_000)), contextOf()), 'too-long')).field).to.equal('body');
      await source.post(draft('Once.'), contextOf());
      await failureOf(source.post(draft('Once.'), contextOf()), 'duplicate');
    });

    it('edits and deletes nothing', async () => {
      const { src, ids } = await makeThread(server, fewComments());
      const source = new WalineSource(src);
      const { comments } = await source.load({}, contextOf());
      expect(comments.every(({ can }) => can === undefined)).to.equal(true);
      await failureOf(source.edit(String(ids.d), { format: 'text', value: 'Mine.' }, contextOf()), 'auth-required');
      await failureOf(source.remove(String(ids.d), contextOf()), 'auth-required');
    });

    it('likes once, and remembers what it likes for as long as the page is open', async () => {
      const { src, ids } = await makeThread(server, fewComments());
      const source = new WalineSource(src);
      await source.load({}, contextOf());
      const react = async (on: boolean) => (await source.react(String(ids.a), 'like', on, contextOf()))[0];
      expect(await react(true)).to.deep.include({ count: 1, mine: true });
      expect(await react(true)).to.deep.include({ count: 1, mine: true });
      const { comments } = await source.load({}, contextOf());
      expect(comments[0]?.reactions?.[0]).to.deep.include({ count: 1, mine: true });
      expect(await react(false)).to.deep.include({ count: 0, mine: false });
      await failureOf(source.react(String(ids.a), 'heart', true, contextOf()), 'unsupported');
    });
  });

  describe('for those who are signed in', () => {
    it('knows a user, who changes their own and nothing else', async () => {
      const { src, ids } = await makeThread(server, fewComments());
      const source = as('ann', src);
      const { thread } = await source.load({}, contextOf());
      expect(thread?.viewer).to.deep.include({ kind: 'member', name: 'ann' });
      expect(thread?.can).to.equal(undefined);
      const comment = await source.post(draft('I am *Ann*.', { author: {} }), contextOf());
      expect(comment.author).to.deep.include({ kind: 'member', id: thread?.viewer?.id, name: 'ann' });
      expect(comment).to.deep.include({ can: { edit: true, delete: true } });
      expect(comment.body.source).to.equal('I am *Ann*.');
      const edited = await source.edit(comment.id, { format: 'markdown', value: 'I am **Ann**.' }, contextOf());
      expect(edited.body.value).to.contain('<strong>Ann</strong>');
      await failureOf(source.edit(String(ids.d), { format: 'text', value: 'Mine.' }, contextOf()), 'forbidden');
      await source.remove(comment.id, contextOf());
      const { comments } = await source.load({}, contextOf());
      expect(comments.map(({ id }) => id)).not.to.include(comment.id);
    });

    it('empties a comment that has replies, which would go with it', async () => {
      const { src } = await makeThread(server, []);
      const source = as('ann', src);
      const parent = await source.post(draft('I shall be gone.', { author: {} }), contextOf());
      const reply = await source.post(draft('I shall stay.', { author: {}, parentId: parent.id }), contextOf());
      await source.remove(parent.id, contextOf());
      const { comments } = await source.load({}, contextOf());
      expect(comments.map(({ id, status }) => [id, status])).to.deep.equal([
        [parent.id, 'deleted'],
        [reply.id, 'published'],
      ]);
    });

    it('asks to sign in again with a token that counts no more, and stores nothing under no name', async () => {
      const { src } = await makeThread(server, []);
      const source = new WalineSource(src, { headers: { Authorization: 'Bearer too-old' } });
      const { thread, comments } = await source.load({}, contextOf());
      expect(thread?.viewer).to.equal(undefined);
      await failureOf(source.post(draft('Who am I?', { author: {} }), contextOf()), 'auth-expired');
      expect(comments).to.deep.equal((await source.load({}, contextOf())).comments);
    });

    it('lets administrators approve, hold, mark as spam and pin', async () => {
      const { src, ids } = await makeThread(server, [...fewComments(), { key: 'w', second: 9, status: 'waiting' }, { key: 's', second: 10, status: 'spam' }]);
      const source = as('admin', src);
      const { thread, comments } = await source.load({}, contextOf());
      expect(thread?.can).to.deep.equal({ edit: true, delete: true, moderate: true });
      expect(comments.find(({ id }) => id === String(ids.w))?.status).to.equal('held');
      for (const [status, key] of [['held', 'w'], ['spam', 's']] as const) {
        const list = await source.load({ status }, contextOf());
        expect(list.comments.map(({ id }) => id), status).to.deep.equal([String(ids[key])]);
      }
      for (const status of ['published', 'held', 'spam', 'published'] as const) {
        expect((await source.moderate(String(ids.w), status, contextOf())).status).to.equal(status);
      }
      expect((await source.pin(String(ids.c), true, contextOf())).pinned).to.equal(true);
      const seen = await new WalineSource(src).load({}, contextOf());
      expect(seen.comments[0]).to.deep.include({ id: String(ids.c), pinned: true });
      expect(seen.comments.map(({ id }) => id)).to.include(String(ids.w)).and.not.include(String(ids.s));
      await failureOf(new WalineSource(src).load({ status: 'held' }, contextOf()));
      await failureOf(as('ann', src).pin(String(ids.c), true, contextOf()), 'forbidden');
    });
  });

  describe('on a server that looks at everything first', () => {
    it('takes what waits as a success, and shows it to its writer alone', async () => {
      const audited = await walineWithAudit();
      const { src } = await makeThread(audited, []);
      const ann = new WalineSource(src, { headers: { Authorization: audited.authorization('ann') } });
      const comment = await ann.post(draft('May I?', { author: {} }), contextOf());
      expect(comment.status).to.equal('pending');
      expect((await ann.load({}, contextOf())).comments.map(({ status }) => status)).to.deep.equal(['pending']);
      expect((await new WalineSource(src).load({}, contextOf())).comments).to.deep.equal([]);
    });

    it('says when to come back to one who writes too fast', async () => {
      const audited = await walineWithAudit();
      await audited.run('DELETE FROM wl_Comment');
      const { src } = await makeThread(audited, []);
      const source = new WalineSource(src);
      await source.post(draft('One.'), contextOf());
      const error = await failureOf(source.post(draft('Two.'), contextOf()), 'rate-limited');
      expect(error).to.include({ retryAfter: 60, retry: 'safe' });
    });
  });
});
