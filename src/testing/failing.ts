import { check, checkAbort, checkEqual, checkSourceError, rejection } from './check.js';
import type { Probe } from './subject.js';

/** JSON that is no discussion, and one that is broken in every place. */
const FOREIGN: readonly unknown[] = [
  null,
  [],
  'words',
  42,
  { comments: 7 },
  { thread: null, comments: [null, 3, { id: {} }, { id: '__proto__', parentId: {}, author: null, body: [], reactions: 1 }] },
];

export async function rejectsWhenAborted(probe: Probe): Promise<void> {
  const before = AbortSignal.abort();
  checkAbort(await rejection(probe.source.load({}, probe.context(before)), 'load with an aborted signal'), 'load');
  const during = new AbortController();
  const loading = probe.source.load({}, probe.context(during.signal));
  during.abort();
  checkAbort(await rejection(loading, 'load that is aborted', 1000), 'load');
  check((await probe.load()).comments.length > 0, 'loading after an abort');
}

export async function doesNotPostWhenAborted(probe: Probe): Promise<void> {
  const before = (await probe.all()).length;
  const posting = probe.source.post?.(probe.draft('Never sent.'), probe.context(AbortSignal.abort()));
  checkAbort(await rejection(Promise.resolve(posting), 'post with an aborted signal'), 'post');
  checkEqual((await probe.all()).length, before, 'number of comments');
}

/** A source that uses no network has nothing to fear from it. */
export async function saysThatTheNetworkFailed(probe: Probe): Promise<void> {
  const error = await failureOf(probe, () => Promise.reject(new TypeError('Failed to fetch')));
  if (error !== undefined) checkEqual(error.kind, 'network', 'kind');
}

export async function refusesPagesForPeople(probe: Probe): Promise<void> {
  const page = '<!doctype html><title>Sign in</title>';
  for (const status of [200, 503]) {
    const headers = { 'Content-Type': 'text/html' };
    const error = await failureOf(probe, () => Promise.resolve(new Response(page, { status, headers })));
    if (error !== undefined) checkEqual(error.kind, status === 200 ? 'bad-answer' : 'server', `kind, status ${status}`);
  }
}

/** Whatever it makes of it, it fails as a source does, or hands it on. */
export async function survivesForeignJson(probe: Probe): Promise<void> {
  for (const value of FOREIGN) await failureOf(probe, () => Promise.resolve(Response.json(value)));
}

export async function saysThatAnUnknownCommentIsUnknown(
  probe: Probe,
  capability: 'edit' | 'remove' | 'react' | 'moderate' | 'pin',
): Promise<void> {
  const { source } = probe;
  const id = 'no-such-comment';
  const context = probe.context();
  const acts = {
    edit: () => source.edit?.(id, { format: 'text', value: 'New words.' }, context),
    remove: () => source.remove?.(id, context),
    react: () => source.react?.(id, 'like', true, context),
    moderate: () => source.moderate?.(id, 'hidden', context),
    pin: () => source.pin?.(id, true, context),
  };
  const error = await rejection(Promise.resolve(acts[capability]()), capability);
  checkSourceError(error, capability);
}

/** Loads everything over a `fetch` that goes wrong. Returns the error, or `undefined` when that did not matter. */
async function failureOf(probe: Probe, fetch: () => Promise<Response>): Promise<{ kind: string } | undefined> {
  try {
    await probe.source.load({}, { ...probe.context(), fetch });
    return undefined;
  } catch (error) {
    checkSourceError(error, 'load');
    return error;
  }
}
