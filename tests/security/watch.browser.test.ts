import { expect, fixture, html } from '@open-wc/testing';
import { Watch } from './watch.js';

/** What the watch is there to find, one by one: a watch that finds nothing proves nothing. */
const inside: Readonly<Record<string, string>> = {
  'there is a <script>': '<script></script>',
  'there is a <iframe>': '<iframe></iframe>',
  'there is a <style>': '<style></style>',
  'there is a <math>': '<math></math>',
  '<p> has onclick="x"': '<p onclick="x"></p>',
  '<p> has style="color: red"': '<p style="color: red"></p>',
  '<a> has href="javascript:x"': '<a href="javascript:x"></a>',
  '<a> has target="_top"': '<a target="_top"></a>',
  'a body has a <div>': '<div part="body"><div></div></div>',
  'a body has <p id>': '<div part="body"><p id="x"></p></div>',
  'a body has <code class="comment">': '<div part="body"><code class="comment"></code></div>',
  'a body has <a rel="opener">': '<div part="body"><a href="#" rel="opener"></a></div>',
};

const outside: Readonly<Record<string, () => void>> = {
  'a script ran: attack(1)': () => window.attack(1),
  'a script ran: alert': () => window.alert('x'),
  'an error: x': () => console.error('x'),
  'a request for http://127.0.0.1:64999/x': () => void Object.assign(new Image(), { src: 'http://127.0.0.1:64999/x' }),
  'a request for https://nowhere.invalid/': () => void Object.assign(new Image(), { src: 'https://nowhere.invalid/' }),
  'the page changed: globals is': () => Object.assign(window, { polluted: 1 }),
  'the page changed: Object.prototype is': () => Object.assign(Object.prototype, { polluted: 1 }),
  'the page changed: title is': () => void (document.title = 'x'),
  'the page changed: address is': () => void (location.hash = 'x'),
};

describe('the watch over a page', () => {
  const watch = new Watch();
  const before = document.title;

  beforeEach(async () => {
    watch.start();
    await watch.findings();
  });

  afterEach(() => {
    watch.stop();
    document.title = before;
    history.replaceState(null, '', location.pathname + location.search);
    for (const place of [window, Object.prototype]) Reflect.deleteProperty(place, 'polluted');
  });

  it('finds nothing where there is nothing', async () => expect(await watch.findings()).to.deep.equal([]));

  for (const [finding, markup] of Object.entries(inside)) {
    it(`finds in a shadow root: ${finding}`, async () => {
      const host = await fixture(html`<div></div>`);
      host.attachShadow({ mode: 'open' }).innerHTML = markup;
      expect((await watch.findings()).join('\n')).to.include(finding);
    });
  }

  for (const [finding, act] of Object.entries(outside)) {
    it(`finds: ${finding}`, async () => {
      act();
      expect((await watch.findings()).join('\n')).to.include(finding);
    });
  }
});
