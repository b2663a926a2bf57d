import { expect } from '@open-wc/testing';
import '../../../src/elements/page/discussion-page.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { loadPart } from '../../../src/text/body.js';
import { aComment, aDocument, markdown } from '../../fixtures/builders.js';
import { until } from '../../support/until.js';
import { warnings } from '../../support/warnings.js';
import { all, aReadyThread, ready } from './thread-fixture.js';

const picture = new URL('../article/pixel.svg', import.meta.url);
/** Nobody answers there, and nothing is to ask. */
const elsewhere = 'https://elsewhere.invalid/cat.png?a=1&b=$&';
const talk = aDocument({
  comments: [
    aComment({ id: '1', body: markdown(`![own](${picture.href}) ![strange](${elsewhere})`), attachments: [{ src: picture.href, alt: 'own too' }, { src: elsewhere, alt: 'strange too' }] }),
  ],
});
const isDrawn = (thread: DiscussionThread) => until(() => all(thread, '[part=body] :is(a, img)').length === 4, 'the markdown is read');
const shown = (thread: DiscussionThread) => all(thread, 'img').map((image) => (image as HTMLImageElement).alt);
const addresses = (thread: DiscussionThread) => all(thread, 'img').map((image) => image.getAttribute('src'));
const proxied = (url: string) => `${picture.pathname}?u=${encodeURIComponent(url)}`;

describe('the images of strangers', () => {
  before(() => loadPart('markdown'));

  it('are shown from the hosts that the page owner allows, in texts and beside them', async () => {
    const thread = await aReadyThread(talk, { imageHosts: [picture.hostname] });
    await isDrawn(thread);
    expect(shown(thread)).to.deep.equal(['own', 'own too']);
    thread.imageHosts = [];
    await until(() => shown(thread).length === 0, 'they are links again');
  });

  it('stay the same elements when a framework gives the same hosts in a new list', async () => {
    let drawn = 0;
    const renderers = { badge: () => `${++drawn}` };
    const thread = await aReadyThread(talk, { imageHosts: [picture.hostname], renderers });
    await isDrawn(thread);
    const before = all(thread, '[part=body] :is(a, img)');
    const drawnBefore = drawn;
    thread.imageHosts = [picture.hostname];
    await thread.updateComplete;
    expect(drawn, 'no row is drawn anew').to.equal(drawnBefore);
    expect(all(thread, '[part=body] :is(a, img)')).to.deep.equal(before);
    expect(before[0]?.isConnected).to.equal(true);
  });

  it('come from the proxy of the page owner, a function or an address', async () => {
    const thread = await aReadyThread(talk, { images: 'show', imageProxy: proxied });
    await until(() => shown(thread).length === 4, 'all are shown');
    const expected = [picture.href, elsewhere, picture.href, elsewhere].map(proxied);
    expect(addresses(thread)).to.deep.equal(expected);
    thread.imageProxy = `${picture.pathname}?u={url}&s=1`;
    await until(() => addresses(thread)[0]?.endsWith('&s=1'), 'the proxy is another');
    expect(addresses(thread)).to.deep.equal(expected.map((address) => `${address}&s=1`));
  });

  it('come from the proxy when they are asked for, too', async () => {
    const thread = await aReadyThread(talk, { images: 'click', imageProxy: proxied });
    await until(() => all(thread, 'a.image-link').length === 4, 'the links are there');
    for (const link of all(thread, 'a.image-link')) link.click();
    await until(() => shown(thread).length === 4, 'all are shown');
    expect(addresses(thread)).to.deep.equal([picture.href, elsewhere, picture.href, elsewhere].map(proxied));
  });

  it('stay links where the proxy has no address, or fails, or is none: their own would tell who reads', async () => {
    const fails = (): string => {
      throw new Error('no proxy');
    };
    const found = await warnings(async () => {
      for (const imageProxy of [() => '', fails, 5, '/proxy']) {
        const thread = await aReadyThread(talk, { images: 'show', imageProxy: imageProxy as never });
        await isDrawn(thread);
        expect(shown(thread)).to.deep.equal([]);
      }
    });
    expect(found.filter((text) => text.includes('is not a function or a URL'))).to.have.length(2);
    expect(found.some((text) => text.includes('no proxy'))).to.equal(true);
  });

  it('are not shown from hosts that are no list: a part of the name would do', async () => {
    const found = await warnings(async () => {
      const thread = await aReadyThread(talk, { imageHosts: `my${picture.hostname}` as never });
      await isDrawn(thread);
      expect(shown(thread)).to.deep.equal([]);
    });
    expect(found).to.deep.equal([`discussion-elements: imageHosts="my${picture.hostname}" is not a list`]);
  });

  it('are shown in a page as in a thread', async () => {
    const page = document.createElement('discussion-page');
    Object.assign(page, { document: talk, imageHosts: [picture.hostname], imageProxy: proxied });
    document.body.append(page);
    await until(() => page.shadowRoot?.querySelector('discussion-thread'), 'the thread is there');
    const thread = page.shadowRoot?.querySelector('discussion-thread');
    if (!thread) throw new Error('no thread');
    await ready(thread);
    await isDrawn(thread);
    expect(addresses(thread)).to.deep.equal([proxied(picture.href), proxied(picture.href)]);
    page.remove();
  });
});
