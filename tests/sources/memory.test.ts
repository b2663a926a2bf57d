import { expect } from 'chai';
import type { BodyData, CommentData, Permissions } from '../../src/model/types.js';
import { MemorySource } from '../../src/sources/memory.js';
import type { LoadQuery, SourceEvent } from '../../src/sources/source.js';
import { comment, smallDocument } from './document.js';
import { contextOf, draftOf, failureOf } from './support.js';

describe('MemorySource', () => {
  const context = contextOf();
  const idsOf = async (source: MemorySource, query: LoadQuery = {}): Promise<string[]> =>
    (await source.load(query, context)).comments.map(({ id }) => id);
  const sourceOf = (comments: unknown[], thread: object = {}): MemorySource =>
    new MemorySource({ thread: { id: 't', state: 'open', ...thread }, comments });

  describe('paging', () => {
    it('answers with everything, as it is, unless a limit is given', async () => {
      const document = smallDocument();
      const page = await new MemorySource(document).load({}, context);
      expect(page.comments).to.deep.equal(document.comments);
      expect(page.next).to.equal(undefined);
    });

    it('counts top-level comments; their replies come along', async () => {
      const source = new MemorySource(smallDocument());
      const page = await source.load({ limit: 2 }, context);
      expect(page.comments.map(({ id }) => id)).to.have.members(['c1', 'c1.1', 'c1.1.1', 'c1.2', 'c2', 'c2.1']);
      expect(await idsOf(source, { limit: 2, cursor: page.next! })).to.deep.equal(['c3', 'c4']);
    });

    it('sorts the top level: newest first, best first, pinned before all', async () => {
      const source = new MemorySource(smallDocument());
      const roots = async (query: LoadQuery): Promise<string[]> =>
        (await idsOf(source, { limit: 9, ...query })).filter((id) => !id.includes('.'));
      expect(await roots({ order: 'newest' })).to.deep.equal(['c5', 'c4', 'c3', 'c2', 'c1']);
      expect((await roots({ order: 'top' })).slice(0, 3)).to.deep.equal(['c3', 'c2', 'c1']);
      await source.pin('c4', true, context);
      expect(await roots({})).to.deep.equal(['c4', 'c1', 'c2', 'c3', 'c5']);
    });

    it('neither repeats nor loses one when others come and go between the pages', async () => {
      const source = new MemorySource(smallDocument());
      const first = await source.load({ limit: 2, order: 'newest' }, context);
      await source.post(draftOf('New.', 'k1'), context);
      await source.remove('c4', context);
      const rest = await idsOf(source, { limit: 9, order: 'newest', cursor: first.next! });
      expect(rest).to.have.members(['c3', 'c2', 'c2.1', 'c1', 'c1.1', 'c1.1.1', 'c1.2']);
    });

    it('pages through the replies of one comment, oldest first in every order', async () => {
      const source = new MemorySource(smallDocument());
      const first = await source.load({ parentId: 'c1', limit: 1, order: 'newest' }, context);
      expect(first.comments.map(({ id }) => id)).to.deep.equal(['c1.1', 'c1.1.1']);
      expect(await idsOf(source, { parentId: 'c1', limit: 1, cursor: first.next! })).to.deep.equal(['c1.2']);
    });

    it('gives the total and nothing else for a limit of none', async () => {
      const page = await new MemorySource(smallDocument()).load({ limit: 0 }, context);
      expect(page).to.nested.include({ 'thread.total': 9, 'comments.length': 0 });
    });

    it('refuses cursors and comments that it does not know', async () => {
      const source = new MemorySource(smallDocument());
      await failureOf(source.load({ cursor: 'nowhere' }, context), 'invalid');
      await failureOf(source.load({ aroundId: 'nobody' }, context), 'not-found');
      await failureOf(source.load({ parentId: 'nobody' }, context), 'not-found');
    });

    it('gives only comments of one status to a moderator', async () => {
      const source = sourceOf([comment('a', null, 1), comment('b', 'a', 2, { status: 'held' })]);
      expect(await idsOf(source, { status: 'held' })).to.deep.equal(['b']);
    });
  });

  describe('documents of any shape', () => {
    it('survives everything, and hands on what is broken', async () => {
      for (const document of [undefined, null, 7, 'words', [], {}, { comments: {} }, { thread: 1, comments: null }]) {
        expect((await new MemorySource(document).load({}, context)).comments).to.deep.equal([]);
      }
      const source = sourceOf([null, 7, {}, { id: 3 }, { id: '__proto__', parentId: '__proto__' }]);
      expect(await idsOf(sourceOf([comment('odd', null, 1, { status: 'constructor' as 'held' })]))).to.deep.equal(['odd']);
      const { comments } = await source.load({}, context);
      expect(comments).to.have.deep.members([null, 7, {}, { id: '3' }, { id: '__proto__', parentId: '__proto__' }]);
      const paged = await source.load({ limit: 1 }, context);
      expect(paged.comments[0]?.id).to.equal('3');
      expect(await idsOf(source, { limit: 1, cursor: paged.next! })).to.deep.equal(['__proto__']);
    });

    it('gives every comment of cycles and orphans once', async () => {
      const source = sourceOf([
        comment('a', 'b', 1),
        comment('b', 'a', 2),
        comment('c', 'c', 3),
        comment('d', 'gone', 4),
        comment('e', null, 5),
      ]);
      const ids: string[] = [];
      for (let query: LoadQuery | undefined = { limit: 1 }; query; ) {
        const { comments, next }: { comments: CommentData[]; next?: string } = await source.load(query, context);
        ids.push(...comments.map(({ id }) => id));
        query = next === undefined ? undefined : { limit: 1, cursor: next };
      }
      expect(ids.sort()).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
      expect((await idsOf(source, { aroundId: 'a' })).sort()).to.deep.equal(['a', 'b']);
    });

    it('goes through long chains and broad branches in one breath', async () => {
      const many = (length: number, prefix: string, parentOf: (i: number) => string | null): unknown[] =>
        Array.from({ length }, (_, i) => ({ id: prefix + String(i), parentId: parentOf(i) }));
      const chain = many(20_000, 'd', (i) => (i ? `d${i - 1}` : null));
      // More than fit into the arguments of one call.
      const broad = many(130_000, 'b', () => 'd0');
      const page = await sourceOf([...chain, ...broad]).load({ limit: 1 }, context);
      expect(page.comments.length).to.equal(150_000);
      const around = await sourceOf(chain).load({ aroundId: 'd19999' }, context);
      expect(around.comments.length).to.equal(20_000);
    });

    it('does not change the document', async () => {
      const document = smallDocument();
      const source = new MemorySource(document);
      await source.post(draftOf('New.', 'k1', 'c1'), context);
      await source.edit('c1', { format: 'text', value: 'Other.' }, context);
      await source.react('c1', 'like', true, context);
      await source.remove('c2', context);
      await source.setState('closed', context);
      expect(document).to.deep.equal(smallDocument());
    });
  });

  describe('writing', () => {
    const body: BodyData = { format: 'text', value: 'Other.' };

    it('keeps no e-mail address, and lets writers change what they wrote', async () => {
      const source = new MemorySource(smallDocument(), { now: () => '2024-05-02T00:00:00Z', newId: () => 'n1' });
      const author = { name: ' Ana ', email: 'ana@mail.example', url: 'https://ana.example' };
      const posted = await source.post({ ...draftOf('Hello.', 'k1', 'c1'), author }, context);
      expect(posted).to.deep.equal({
        id: 'n1',
        parentId: 'c1',
        author: { kind: 'guest', name: 'Ana', url: 'https://ana.example' },
        body: { format: 'text', value: 'Hello.' },
        createdAt: '2024-05-02T00:00:00Z',
        status: 'published',
        can: { edit: true, delete: true },
      });
      expect((await source.edit('n1', body, context)).editedAt).to.equal('2024-05-02T00:00:00Z');
    });

    it('posts as the viewer, and tells the thread who that is', async () => {
      const viewer = { id: 'u1', name: 'Ana', kind: 'member' } as const;
      const source = new MemorySource(smallDocument(), { viewer });
      expect((await source.post(draftOf('Hello.', 'k1'), context)).author).to.equal(viewer);
      expect((await source.load({}, context)).thread?.viewer).to.equal(viewer);
    });

    it('counts what is posted and removed, beyond what is loaded too', async () => {
      const source = sourceOf([comment('a', null, 1)], { total: 100 });
      const total = async (): Promise<number | undefined> => (await source.load({}, context)).thread?.total;
      await source.post(draftOf('One.', 'k1'), context);
      await source.post(draftOf('Two.', 'k2'), context);
      expect(await total()).to.equal(102);
      await source.remove('a', context);
      expect(await total()).to.equal(101);
      expect((await source.count(['/x'], context)).get('/x')).to.equal(101);
    });

    it('leaves a tombstone while there are replies, and none after', async () => {
      const source = sourceOf([comment('a', null, 1), comment('b', 'a', 2), comment('c', 'b', 3)]);
      await source.remove('a', context);
      await source.remove('b', context);
      const page = await source.load({}, context);
      expect(page.comments.map(({ id, status, body: { value } }) => [id, status, value])).to.deep.equal([
        ['a', 'deleted', ''],
        ['b', 'deleted', ''],
        ['c', 'published', 'Words of c.'],
      ]);
      await source.remove('c', context);
      expect(await idsOf(source)).to.deep.equal([]);
      expect(await idsOf(source, { limit: 5 })).to.deep.equal([]);
    });

    it('refuses what the thread does not take', async () => {
      const source = sourceOf([comment('a', null, 1)], { limits: { maxLength: 5 } });
      expect(await failureOf(source.post(draftOf(' \n', 'k1'), context), 'invalid')).to.include({ field: 'body' });
      expect(await failureOf(source.post(draftOf('123456', 'k1'), context), 'too-long')).to.include({ field: 'body' });
      await failureOf(source.edit('a', { format: 'text', value: '123456' }, context), 'too-long');
      expect((await source.post(draftOf('🐌🐌🐌🐌🐌', 'k2'), context)).body.value, 'five, as the form counts them').to.equal('🐌🐌🐌🐌🐌');
      await failureOf(source.post(draftOf('12345', 'k1', 'nobody'), context), 'not-found');
      for (const state of ['closed', 'readonly']) {
        await failureOf(sourceOf([], { state }).post(draftOf('Hi', 'k1'), context), 'closed');
      }
    });

    it('goes by the rights of the comment, else of the thread, else none', async () => {
      const comments = [comment('no', null, 1, { can: { edit: false } }), { ...comment('unsaid', null, 2), can: undefined }];
      const closed = sourceOf(comments);
      await failureOf(closed.edit('no', body, context), 'forbidden');
      await failureOf(closed.edit('unsaid', body, context), 'forbidden');
      await failureOf(closed.remove('unsaid', context), 'forbidden');
      await failureOf(closed.moderate('unsaid', 'hidden', context), 'forbidden');
      await failureOf(closed.setState('closed', context), 'forbidden');
      const open = sourceOf(comments, { can: { edit: true, delete: true, moderate: true } });
      await failureOf(open.edit('no', body, context), 'forbidden');
      expect((await open.edit('unsaid', body, context)).body).to.deep.equal(body);
    });

    it('sets reactions that the document had in other shapes', async () => {
      const source = sourceOf([{ ...comment('a', null, 1), reactions: [null, { key: 'like', count: 'many' }] }]);
      expect(await source.react('a', 'like', true, context)).to.deep.equal([{ key: 'like', count: 1, mine: true }]);
      expect(await source.react('a', 'wow', true, context)).to.deep.include({ key: 'wow', label: 'wow', count: 1, mine: true });
    });
  });

  describe('what is not for everybody', () => {
    const statuses = ['published', 'pending', 'held', 'spam', 'hidden', 'blocked', 'deleted'] as const;
    const attachments = [{ src: '/boat.png', alt: 'A boat' }];
    const commentsWith = (can: Permissions): CommentData[] =>
      statuses.map((status, i) => comment(status, null, i, { status, attachments, can }));
    const readable = async (can: Permissions, thread: object = {}): Promise<string[]> => {
      const { comments } = await sourceOf(commentsWith(can), thread).load({}, context);
      expect(comments.map(({ id }) => id)).to.deep.equal(statuses);
      for (const { body, attachments: pictures } of comments) expect(pictures).to.equal(body.value ? attachments : undefined);
      return comments.filter(({ body }) => body.value).map(({ id }) => id);
    };

    it('comes without its words and pictures, but to moderators', async () => {
      expect(await readable({})).to.deep.equal(['published', 'pending']);
      expect(await readable({ moderate: false }, { can: { moderate: true } })).to.deep.equal(['published', 'pending']);
      expect(await readable({ moderate: true })).to.deep.equal(statuses);
      expect(await readable({}, { can: { moderate: true } })).to.deep.equal(statuses);
    });

    it('comes to its writer while it waits for a decision', async () => {
      for (const can of [{ edit: true }, { delete: true }]) {
        expect(await readable(can)).to.deep.equal(['published', 'pending', 'held', 'spam']);
      }
    });

    it('comes in no page and no event, and is there again for a moderator who lets it be seen', async () => {
      const hidden = comment('a', null, 1, { status: 'hidden', can: { react: true } });
      const source = sourceOf([hidden, comment('b', null, 2)]);
      const events: SourceEvent[] = [];
      source.subscribe(undefined, (event) => events.push(event), context);
      await source.react('a', 'like', true, context);
      await source.moderate('b', 'deleted', context);
      expect((await source.moderate('b', 'published', context)).body.value).to.equal('Words of b.');
      const pages = await Promise.all([{ limit: 1 }, { aroundId: 'a' }, { status: 'hidden' } as const].map((query) => source.load(query, context)));
      expect(JSON.stringify([events[0], pages])).not.to.include('Words of a.');
      expect(events).to.have.length(3);
    });
  });

  describe('events', () => {
    it('lets two elements on one source see each other', async () => {
      const source = new MemorySource(smallDocument());
      const events: SourceEvent[] = [];
      source.subscribe(undefined, (event) => events.push(event), context);
      const added = await source.post(draftOf('Hello.', 'k1'), context);
      const changed = await source.moderate('c1', 'hidden', context);
      await source.remove('c5', context);
      const thread = await source.setState('readonly', context);
      await Promise.resolve();
      expect(events).to.deep.equal([
        { type: 'added', comment: added, key: 'k1' },
        { type: 'changed', comment: changed },
        { type: 'removed', comment: { id: 'c5' } },
        { type: 'thread', thread },
      ]);
    });

    it('ends with its signal', async () => {
      const source = new MemorySource(smallDocument());
      const events: SourceEvent[] = [];
      const controller = new AbortController();
      source.subscribe(undefined, (event) => events.push(event), contextOf(controller.signal));
      controller.abort();
      source.subscribe(undefined, (event) => events.push(event), contextOf(controller.signal));
      await source.post(draftOf('Hello.', 'k1'), context);
      await Promise.resolve();
      expect(events).to.deep.equal([]);
    });
  });
});
