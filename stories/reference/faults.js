// @ts-check
// A backend that goes wrong as it is told to, and the panel that tells it. The library comes from the page that uses this.

/** @typedef {import('../../src/sources/source.js').DiscussionSource} DiscussionSource */
/** @typedef {import('../../src/sources/source.js').SourceContext} SourceContext */
/** @typedef {typeof import('../../src/sources/source.js').SourceError} SourceErrorClass */
/** @typedef {keyof typeof FAULTS} Fault */
/** @typedef {DiscussionSource & { fault: Fault }} FaultySource */

/** What a backend and the way to it can be like. */
export const FAULTS = {
  well: 'All is well',
  slow: 'Slow: three seconds for each answer',
  offline: 'No network',
  failing: 'The server fails',
  losing: 'Stores comments, and loses the answer',
  busy: 'Too many at once',
  holding: 'Holds new comments for approval, until a reload',
  refusing: 'Wants somebody to sign in to write',
};

/**
 * A source behind a network and a server that can be made to go wrong: set `fault`.
 * @param {DiscussionSource} source
 * @param {SourceErrorClass} SourceError
 * @returns {FaultySource}
 */
export function faulty(source, SourceError) {
  /** @param {SourceContext} context */
  const pass = async ({ signal }) => {
    const { fault } = wrapped;
    if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, 3000));
    signal.throwIfAborted();
    if (fault === 'offline') throw new SourceError('network', 'offline', { retry: 'safe' });
    if (fault === 'failing') throw new SourceError('server', 'fails');
    if (fault === 'busy') throw new SourceError('rate-limited', 'too many', { retryAfter: 30 });
  };
  /** @param {SourceContext} context */
  const passToWrite = async (context) => {
    await pass(context);
    if (wrapped.fault === 'refusing') throw new SourceError('auth-required', 'nobody is signed in');
  };
  /** @type {FaultySource} */
  const wrapped = {
    name: source.name,
    fault: 'well',
    async load(query, context) {
      await pass(context);
      return source.load(query, context);
    },
  };
  const { post, edit, remove, react, moderate } = source;
  if (post) {
    wrapped.post = async (draft, context) => {
      await passToWrite(context);
      const stored = await post.call(source, draft, context);
      if (wrapped.fault === 'losing') throw new SourceError('timeout', 'the answer is lost');
      return wrapped.fault === 'holding' ? { ...stored, status: 'pending' } : stored;
    };
  }
  if (edit) wrapped.edit = async (id, body, context) => (await passToWrite(context), edit.call(source, id, body, context));
  if (remove) wrapped.remove = async (id, context) => (await passToWrite(context), remove.call(source, id, context));
  if (react) wrapped.react = async (id, key, on, context) => (await passToWrite(context), react.call(source, id, key, on, context));
  if (moderate) wrapped.moderate = async (id, status, context) => (await passToWrite(context), moderate.call(source, id, status, context));
  return wrapped;
}

/**
 * A group of radio buttons, one for each fault.
 * @param {FaultySource} source
 */
export function faultPanel(source) {
  const panel = document.createElement('fieldset');
  panel.className = 'faults';
  panel.append(Object.assign(document.createElement('legend'), { textContent: 'The backend' }));
  for (const [fault, words] of Object.entries(FAULTS)) {
    const label = document.createElement('label');
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'fault', value: fault });
    radio.checked = fault === source.fault;
    label.append(radio, ` ${words}`);
    const line = document.createElement('div');
    line.append(label);
    panel.append(line);
  }
  panel.addEventListener('change', ({ target }) => {
    const before = source.fault;
    source.fault = /** @type {Fault} */ (/** @type {HTMLInputElement} */ (target).value);
    // As the browser says it.
    if (before === 'offline') dispatchEvent(new Event('online'));
  });
  return panel;
}
