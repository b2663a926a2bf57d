import type { CommentData } from '../model/types.js';
import type { SourceEvent } from '../sources/source.js';
import { check, checkEqual, checkSourceError } from './check.js';
import type { Capability, Probe } from './subject.js';

const VISIBLE = ['published', 'pending', 'held'];

/** What is tested of each optional method, in sentences. Called only where the source has the method. */
export const WRITING: Readonly<Record<Capability, Readonly<Record<string, (probe: Probe) => Promise<void>>>>> = {
  post: {
    'posts a comment, pending ones included': async (probe) => {
      const comment = await post(probe, 'A first word.');
      checkEqual(comment.parentId, null, 'parentId');
      check(isText(comment, 'A first word.'), 'the answer holds another text');
    },
    'posts a reply under its parent': async (probe) => {
      const [parent] = await probe.pair();
      const reply = await post(probe, 'An answer.', parent.id);
      checkEqual(reply.parentId, parent.id, 'parentId');
    },
    'posts the same draft once': async (probe) => {
      const before = (await probe.all()).length;
      const draft = probe.draft('Only once, please.');
      const first = await probe.source.post?.(draft, probe.context());
      try {
        const second = await probe.source.post?.(draft, probe.context());
        checkEqual(second?.id, first?.id, 'the id of the second answer');
      } catch (error) {
        checkSourceError(error, 'the second time');
        check(['duplicate', 'conflict'].includes(error.kind), `the second time: ${error.kind}`);
      }
      const after = await probe.all();
      check(after.filter((comment) => isText(comment, draft.body.value)).length <= 1, 'it is there twice');
      check(after.length <= before + 1, 'there are two more than before');
    },
    'posts two drafts of the same writer as two': async (probe) => {
      const [one, other] = [await post(probe, 'The one.'), await post(probe, 'The other.')];
      check(one.id !== other.id, 'both have one id');
    },
  },
  edit: {
    'edits a comment': async (probe) => {
      const { id } = await post(probe, 'With a mistale.');
      const answer = await probe.source.edit?.(id, { format: 'text', value: 'Without a mistake.' }, probe.context());
      check(answer?.id === id && isText(answer, 'Without a mistake.'), 'the answer is not the edited comment');
      await probe.eventually('the edited text is not there', async () => {
        const comment = await probe.find(id);
        return comment !== undefined && isText(comment, 'Without a mistake.');
      });
    },
  },
  remove: {
    'removes a comment without replies': async (probe) => {
      const { id } = await post(probe, 'Not for long.');
      await probe.source.remove?.(id, probe.context());
      await probe.eventually('it is still there', async () => isGone(await probe.find(id)));
    },
    'keeps the replies of a removed comment': async (probe) => {
      const parent = await post(probe, 'I shall be gone.');
      const reply = await post(probe, 'I shall stay.', parent.id);
      await probe.source.remove?.(parent.id, probe.context());
      await probe.eventually('the parent is still there', async () => isGone(await probe.find(parent.id)));
      check(await probe.find(reply.id), 'the reply went with it');
    },
  },
  react: {
    'sets a reaction once, and takes it back': async (probe) => {
      const [{ id, reactions = [] }] = await probe.pair();
      const key = reactions[0]?.key ?? 'like';
      const before = reactions[0]?.count ?? 0;
      const react = async (on: boolean): Promise<string> => {
        const answer = await probe.source.react?.(id, key, on, probe.context());
        const { count = 0, mine = false } = answer?.find((reaction) => reaction.key === key) ?? {};
        return `${count} ${String(mine)}`;
      };
      checkEqual(await react(true), `${before + 1} true`, 'set');
      checkEqual(await react(true), `${before + 1} true`, 'set again');
      checkEqual(await react(false), `${before} false`, 'taken back');
    },
  },
  report: {
    'takes a report': async (probe) => {
      const [{ id }] = await probe.pair();
      await probe.source.report?.(id, 'spam', 'A note.', probe.context());
    },
  },
  moderate: {
    'hides a comment and publishes it again': async (probe) => {
      const [, { id }] = await probe.pair();
      for (const status of ['hidden', 'published'] as const) {
        const answer = await probe.source.moderate?.(id, status, probe.context());
        checkEqual(answer?.status, status, 'status');
      }
    },
  },
  pin: {
    'pins a comment and lets it go': async (probe) => {
      const [{ id }] = await probe.pair();
      for (const on of [true, false]) {
        const answer = await probe.source.pin?.(id, on, probe.context());
        checkEqual(answer?.pinned ?? false, on, 'pinned');
      }
    },
  },
  setState: {
    'closes the thread and opens it again': async (probe) => {
      for (const state of ['closed', 'open'] as const) {
        const answer = await probe.source.setState?.(state, probe.context());
        checkEqual(answer?.state, state, 'state');
        checkEqual((await probe.load()).thread?.state, state, 'state, loaded');
      }
    },
  },
  count: {
    'counts the comments of a URL': async (probe) => {
      const { url } = probe.subject;
      check(url, 'the subject of the test needs a url');
      const counts = await probe.source.count?.([url, url], probe.context());
      const { thread } = await probe.load();
      const here = (await probe.all()).filter(({ status }) => status === 'published' || status === 'pending').length;
      checkEqual(counts?.get(url), Math.max(thread?.total ?? 0, here), 'count');
    },
  },
  subscribe: {
    'tells of what arrives, until it is stopped': async (probe) => {
      const events: SourceEvent[] = [];
      const posted: string[] = [];
      const stop = probe.source.subscribe?.(undefined, (event) => events.push(event), probe.context());
      // What is posted before the connection stands is not told of.
      await probe.eventually('no new comment was told', async () => {
        posted.push((await post(probe, `Is anybody there? ${posted.length}`)).id);
        return events.some((event) => event.type === 'added' && posted.includes(event.comment.id));
      });
      stop?.();
      const { length } = events;
      await post(probe, 'And now?');
      await probe.load();
      checkEqual(events.length, length, 'events after the stop');
    },
  },
};

async function post(probe: Probe, text: string, parentId: string | null = null): Promise<CommentData> {
  const comment = await probe.source.post?.(probe.draft(text, parentId), probe.context());
  check(comment && typeof comment.id === 'string' && comment.id, 'the answer to a post has no id');
  check(VISIBLE.includes(comment.status), `the status of a new comment is ${comment.status}`);
  return comment;
}

/** Backends may answer with other markup than was sent. */
function isText({ body }: CommentData, text: string): boolean {
  return body.value.includes(text) || body.source?.includes(text) === true;
}

function isGone(comment: CommentData | undefined): boolean {
  return comment === undefined || ['deleted', 'missing'].includes(comment.status);
}
