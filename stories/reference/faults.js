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
  holding: 'Holds comments for approval',
  refusing: 'Wants somebody to sign in',
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
      await pass(context);
      if (wrapped.fault === 'busy') throw new SourceError('rate-limited', 'too many', { retryAfter: 30 });
      if (wrapped.fault === 'refusing') throw new SourceError('auth-required', 'nobody is signed in');
      const stored = await post.call(source, draft, context);
      if (wrapped.fault === 'losing') throw new SourceError('timeout', 'the answer is lost');
      return wrapped.fault === 'holding' ? { ...stored, status: 'pending' } : stored;
    };
  }
  if (edit) wrapped.edit = async (id, body, context) => (await pass(context), edit.call(source, id, body, context));
  if (remove) wrapped.remove = async (id, context) => (await pass(context), remove.call(source, id, context));
  if (react) wrapped.react = async (id, key, on, context) => (await pass(context), react.call(source, id, key, on, context));
  if (moderate) wrapped.moderate = async (id, status, context) => (await pass(context), moderate.call(source, id, status, context));
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
