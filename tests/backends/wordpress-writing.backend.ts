import { expect } from 'chai';
import type { DraftData } from '../../src/model/types.js';
import { WordPressSource } from '../../src/sources/wordpress.js';
import { contextOf, failureOf } from '../sources/support.js';
import { wordPress } from './support/running.js';
import { fewRows, makePost, row } from './support/wordpress-posts.js';
import type { Login, WordPressServer } from './support/wordpress-server.js';

const GUEST = { name: 'Bo', email: 'bo@mail.example' };
const OPTIONS = { tests_guests: 1, tests_flood: 0, comment_moderation: 0 };

let drafts = 0;

function draft(value: string, more: Partial<DraftData> = {}): DraftData {
  drafts += 1;
  return { threadId: '', parentId: null, body: { format: 'markdown', value }, author: GUEST, key: `k${drafts}`, ...more };
}

describe('WordPressSource writes to a real site', () => {
  let server: WordPressServer;

  before(async () => {
    server = await wordPress();
  });
  beforeEach(() => server.setOptions(OPTIONS));
  after(() => server.setOptions({ ...OPTIONS, tests_guests: 0 }));

  const as = (login: Login, link: string): WordPressSource =>
    new WordPressSource(link, { headers: () => ({ Authorization: server.authorization(login) }) });

  describe('for visitors', () => {
    it('posts with their name, and a reply under its parent', async () => {
      const { link, comments: ids } = await makePost(server, fewRows());
      const source = new WordPressSource(link);
      const { thread } = await source.load({}, contextOf());
      expect(thread?.guestFields?.filter(({ required }) => required).map(({ name }) => name)).to.deep.equal(['name', 'email']);
      expect(thread?.can?.reply).to.equal(undefined);
      const author = { ...GUEST, url: 'https://bo.example/' };
      const comment = await source.post(draft('Hello.', { author, parentId: String(ids.b) }), contextOf());
      expect(comment).to.deep.include({ parentId: String(ids.b), status: 'published' });
      expect(comment.author).to.deep.include({ kind: 'guest', name: 'Bo', url: 'https://bo.example/' });
      const { comments } = await source.load({}, contextOf());
      expect(comments.map(({ id }) => id)).to.include(comment.id);
    });

    it('keeps every sign that was typed, tags too', async () => {
      const { link } = await makePost(server, []);
      for (const format of ['text', 'markdown'] as const) {
        const body = { format, value: `A List<String> & a <b>, 1 < 2, as ${format}` };
        const comment = await new WordPressSource(link).post(draft('', { body }), contextOf());
        expect(comment.body.value).to.contain(`A List&lt;String&gt; &amp; a &lt;b&gt;, 1 &lt; 2, as ${format}`);
      }
    });

    it('writes markdown as the HTML that the site keeps of a visitor', async () => {
      const { link } = await makePost(server, []);
      const source = new WordPressSource(link);
      const written = async (value: string): Promise<string> => (await source.post(draft(value), contextOf())).body.value;
      expect(await written('A **bold** and *slanted* `word`, a [link](https://a.example/?x=1&y=2).')).to.equal(
        '<p>A <strong>bold</strong> and <em>slanted</em> <code>word</code>, a ' +
          '<a href="https://a.example/?x=1&amp;y=2" rel="nofollow ugc">link</a>.</p>\n',
      );
      expect(await written('One line\nand the next.\n\nA paragraph.')).to.equal(
        '<p>One line<br />\nand the next.</p>\n<p>A paragraph.</p>\n',
      );
      const quote = await written('> Said by *Ann*.\n\nAnd an answer:\n\n- one\n- two\n\n```\nif (a < b) {}\n```');
      expect(quote).to.contain('<blockquote><p>Said by <em>Ann</em>.</p></blockquote>');
      expect(quote).to.contain('• one<br />\n• two');
      expect(quote).to.contain('<code>if (a &lt; b) {}</code>');
    });

    it('takes what waits for a moderator as a success, though nobody else sees it', async () => {
      const { link } = await makePost(server, fewRows());
      await server.setOptions({ comment_moderation: 1 });
      const source = new WordPressSource(link);
      const comment = await source.post(draft('May I?'), contextOf());
      expect(comment.status).to.equal('pending');
      const { comments, thread } = await source.load({}, contextOf());
      expect(comments.map(({ id }) => id)).not.to.include(comment.id);
      expect(thread?.total).to.equal(8);
    });

    it('says before and after that the site wants them to sign in', async () => {
      await server.setOptions({ tests_guests: 0 });
      const { link } = await makePost(server, []);
      const source = new WordPressSource(link);
      const { thread } = await source.load({}, contextOf());
      expect(thread).to.deep.include({ state: 'open', can: { reply: false }, replyUrl: `${link}#respond` });
      await failureOf(source.post(draft('Hello.'), contextOf()), 'auth-required');
    });

    it('says what is wrong with what they wrote, and where', async () => {
      const { link } = await makePost(server, []);
      const source = new WordPressSource(link);
      const fails = async (more: Partial<DraftData>, value = 'Hello.') => {
        const { kind, field } = await failureOf(source.post(draft(value, more), contextOf()));
        return [kind, field];
      };
      expect(await fails({}, ' ')).to.deep.equal(['invalid', 'body']);
      expect(await fails({}, 'x'.repeat(70_000))).to.deep.equal(['too-long', 'body']);
      expect(await fails({ author: {} })).to.deep.equal(['invalid', 'name']);
      expect(await fails({ author: { ...GUEST, name: 'B'.repeat(300) } })).to.deep.equal(['invalid', 'name']);
      expect(await fails({ author: { ...GUEST, email: 'nobody' } })).to.deep.equal(['invalid', 'email']);
    });

    it('says that somebody writes too fast, says it twice, or too late', async () => {
      const { link } = await makePost(server, []);
      const source = new WordPressSource(link);
      await source.post(draft('Once.'), contextOf());
      await failureOf(source.post(draft('Once.'), contextOf()), 'duplicate');
      await server.setOptions({ tests_flood: 1 });
      const flood = await failureOf(source.post(draft('Twice.'), contextOf()), 'rate-limited');
      expect(flood).to.include({ retryAfter: 15, retry: 'safe' });
      const closed = await makePost(server, [], { comment_status: 'closed' });
      await failureOf(new WordPressSource(closed.link).post(draft('Late.'), contextOf()), 'closed');
    });
  });

  describe('for those who have a password', () => {
    it('knows a subscriber, who may write but change nothing, not even their own', async () => {
      const { link } = await makePost(server, fewRows());
      const source = as('ann', link);
      const { thread } = await source.load({}, contextOf());
      expect(thread?.viewer).to.deep.include({ kind: 'member', name: 'Ann & Co' });
      expect(thread?.can).to.equal(undefined);
      const { id, author } = await source.post(draft('I am Ann.', { author: {} }), contextOf());
      expect(author).to.deep.include({ kind: 'member', id: thread?.viewer?.id, name: 'Ann & Co' });
      await failureOf(source.edit(id, { format: 'text', value: 'I am not.' }, contextOf()), 'forbidden');
      await failureOf(source.remove(id, contextOf()), 'forbidden');
    });

    it('lets authors moderate under their own posts only', async () => {
      const otto = await as('otto', (await makePost(server, [])).link).load({}, contextOf());
      const id = Number(otto.thread?.viewer?.id);
      const own = await makePost(server, fewRows(), { post_author: id });
      const others = await makePost(server, fewRows());
      expect((await as('otto', own.link).load({}, contextOf())).thread?.can?.moderate).to.equal(true);
      expect((await as('otto', others.link).load({}, contextOf())).thread?.can).to.equal(undefined);
      const held = await as('otto', own.link).moderate(String(own.comments.c), 'held', contextOf());
      expect(held.status).to.equal('held');
      await failureOf(as('otto', others.link).moderate(String(others.comments.c), 'held', contextOf()), 'forbidden');
    });

    it('reads as anybody with a wrong password, and asks to sign in for writing', async () => {
      await server.setOptions({ tests_guests: 0 });
      const { link } = await makePost(server, fewRows());
      const source = new WordPressSource(link, { headers: { Authorization: `Basic ${btoa('admin:wrong')}` } });
      const { comments, thread } = await source.load({}, contextOf());
      expect(comments).to.have.length(8);
      expect(thread?.viewer).to.equal(undefined);
      await failureOf(source.post(draft('Hello.'), contextOf()), 'auth-required');
    });
  });

  describe('for moderators', () => {
    it('shows what is held in its place, and nothing that is in the trash', async () => {
      const { link, comments: ids } = await makePost(server, [
        ...fewRows(),
        row('held', 'a', 20, { comment_approved: 0 }),
        row('spam', undefined, 21, { comment_approved: 'spam' }),
        row('gone', undefined, 22, { comment_approved: 'trash' }),
      ]);
      const source = as('admin', link);
      const { comments, thread } = await source.load({}, contextOf());
      expect(thread?.can).to.deep.equal({ edit: true, delete: true, moderate: true });
      expect(thread?.total).to.equal(undefined);
      const statuses = new Map(comments.map(({ id, status }) => [id, status]));
      expect(statuses.get(String(ids.held))).to.equal('held');
      expect(statuses.has(String(ids.gone))).to.equal(false);
      for (const [key, status] of [['held', 'held'], ['spam', 'spam'], ['gone', 'hidden']] as const) {
        const list = await source.load({ status }, contextOf());
        expect(list.comments.map(({ id }) => id), status).to.deep.equal([String(ids[key])]);
      }
      await failureOf(new WordPressSource(link).load({ status: 'held' }, contextOf()), 'auth-required');
    });

    it('approves, holds, marks as spam, trashes and brings back', async () => {
      const { link, comments: ids } = await makePost(server, [row('a', undefined, 1, { comment_approved: 0 })]);
      const [source, id] = [as('admin', link), String(ids.a)];
      for (const status of ['published', 'held', 'spam', 'hidden', 'published'] as const) {
        expect((await source.moderate(id, status, contextOf())).status).to.equal(status);
      }
      const { comments } = await new WordPressSource(link).load({}, contextOf());
      expect(comments.map((one) => one.id)).to.deep.equal([id]);
      await failureOf(source.moderate(id, 'blocked', contextOf()), 'unsupported');
    });

    it('edits the HTML that is stored', async () => {
      const { link, comments: ids } = await makePost(server, [row('a', undefined, 1, { comment_content: 'An <em>old</em> word.' })]);
      const source = as('admin', link);
      const { comments } = await source.load({}, contextOf());
      expect(comments[0]?.body.source).to.equal('An <em>old</em> word.');
      const edited = await source.edit(String(ids.a), { format: 'markdown', value: 'A <em>new</em> word.' }, contextOf());
      expect(edited.body.value).to.contain('A <em>new</em> word.');
    });

    it('removes into the trash once', async () => {
      const { link, comments: ids } = await makePost(server, fewRows());
      const source = as('admin', link);
      await source.remove(String(ids.d), contextOf());
      expect((await source.load({ status: 'hidden' }, contextOf())).comments.map(({ id }) => id)).to.deep.equal([String(ids.d)]);
      await failureOf(source.remove(String(ids.d), contextOf()), 'not-found');
    });

    it('closes and opens the thread', async () => {
      const { link } = await makePost(server, []);
      expect((await as('admin', link).setState('closed', contextOf())).state).to.equal('closed');
      await failureOf(new WordPressSource(link).post(draft('Late.'), contextOf()), 'closed');
      expect((await as('admin', link).setState('open', contextOf())).state).to.equal('open');
      await failureOf(as('ann', link).setState('closed', contextOf()), 'forbidden');
    });
  });

  describe('for those who are signed in to the site by cookie', () => {
    /** A browser sends cookies by itself; here they are added. */
    const withCookie = (cookie: string, signedIn = true) => {
      const sent: (string | null)[] = [];
      const fetchWithCookie: typeof fetch = (input, init) => {
        const headers = new Headers(init?.headers);
        sent.push(headers.get('X-WP-Nonce'));
        if (signedIn) headers.set('Cookie', cookie);
        return fetch(input, { ...init, headers });
      };
      return { context: { ...contextOf(), fetch: fetchWithCookie }, sent };
    };

    it('knows them with a nonce that it asks the site for', async () => {
      const { link } = await makePost(server, []);
      const { context } = withCookie(await server.signIn('ann'));
      const source = new WordPressSource(link, { nonce: true });
      expect((await source.load({}, context)).thread?.viewer?.name).to.equal('Ann & Co');
      expect((await source.post(draft('By cookie.', { author: {} }), context)).author.name).to.equal('Ann & Co');
      expect((await new WordPressSource(link).load({}, context)).thread?.viewer).to.equal(undefined);
    });

    it('replaces a nonce that has expired, and posts once', async () => {
      const { link } = await makePost(server, []);
      const { context, sent } = withCookie(await server.signIn('ann'));
      const source = new WordPressSource(link, { nonce: 'expired-nonce' });
      expect((await source.post(draft('After a day.', { author: {} }), context)).author.name).to.equal('Ann & Co');
      expect(new Set(sent.filter(Boolean)).size).to.equal(2);
      const { comments } = await source.load({}, context);
      expect(comments).to.have.length(1);
    });

    it('goes on as anybody for one who has signed out', async () => {
      const { link } = await makePost(server, fewRows());
      const { context } = withCookie('', false);
      const source = new WordPressSource(link, { nonce: true });
      const { comments, thread } = await source.load({}, context);
      expect(comments).to.have.length(8);
      expect(thread?.viewer).to.equal(undefined);
      const old = new WordPressSource(link, { nonce: 'expired-nonce' });
      expect((await old.load({}, context)).comments).to.have.length(8);
    });
  });
});
