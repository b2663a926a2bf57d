import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { root } from '../../.config/run.mjs';
import { BlueskySource } from '../../src/sources/bluesky.js';
import { contextOf } from '../sources/support.js';
import type { BlueskyNetwork } from './support/bluesky-server.js';
import { keyOf, makeThread, type Post } from './support/bluesky-threads.js';
import { bluesky } from './support/running.js';

/** Where a part of a text is, as the protocol counts. */
function bytesOf(text: string, part: string): { byteStart: number; byteEnd: number } {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(part)));
  return { byteStart, byteEnd: byteStart + Buffer.byteLength(part) };
}

/** Signs of HTML as they are read. */
function unescaped(html: string | undefined): string {
  return (html ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

describe('BlueskySource reads the words of a real network', () => {
  let network: BlueskyNetwork;

  before(async () => {
    network = await bluesky();
  });

  /** The HTML or text of each reply, by its key. */
  const bodiesOf = async (replies: readonly Post[], more?: object): Promise<{ bodies: Record<string, string | undefined>; article: string | undefined }> => {
    const { uri, posts } = await makeThread(network, replies, more);
    const { comments, article } = await new BlueskySource(uri, { api: network.api }).load({}, contextOf());
    const body = (key: string): string | undefined => comments.find(({ id }) => id === posts[key]?.uri)?.body.value;
    return { bodies: Object.fromEntries(replies.map(({ key }) => [key, body(key)])), article: article?.body?.value };
  };

  it('links, mentions and tags are where the bytes say, after emoji too', async () => {
    const text = '👩‍👩‍👧 Flut 🌊 harbour.example/tides, says @ben.test. #año <b>\n\nTwo.';
    const { did } = network.session('ben');
    const facets = [
      { index: bytesOf(text, '#año'), features: [{ $type: 'app.bsky.richtext.facet#tag', tag: 'año' }] },
      { index: bytesOf(text, 'harbour.example/tides'), features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://harbour.example/tides?a=1&b' }] },
      { index: bytesOf(text, '@ben.test'), features: [{ $type: 'app.bsky.richtext.facet#mention', did }] },
    ];
    const { bodies } = await bodiesOf([{ key: 'a', text, more: { facets } }]);
    const links = [...(bodies['a'] ?? '').matchAll(/<a href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(([, href, words]) => [unescaped(href), words]);
    expect(links).to.deep.equal([
      ['https://harbour.example/tides?a=1&b', 'harbour.example/tides'],
      [`https://bsky.app/profile/${did}`, '@ben.test'],
      ['https://bsky.app/hashtag/a%C3%B1o', '#año'],
    ]);
    expect(bodies['a']).not.to.contain('<b>');
    const words = (bodies['a'] ?? '').replace('</p><p>', '\n\n').replace(/<\/?[ap]\b[^>]*>/g, '');
    expect(unescaped(words)).to.equal(text);
  });

  it('text alone stays text, whatever it looks like', async () => {
    const text = '<script>1</script> **not bold** & so on';
    expect((await bodiesOf([{ key: 'a', text }])).bodies['a']).to.equal(text);
  });

  it('a card, a quote and a picture are links and pictures', async () => {
    const quoted = await makeThread(network, []);
    const picture = await readFile(path.join(root, '.cache/backends/bluesky/node_modules/@atproto/dev-env/assets/key-portrait-small.jpg'));
    const image = await network.upload('ben', new Uint8Array(picture), 'image/jpeg');
    const external = { uri: 'https://harbour.example/map', title: 'The map', description: 'Of the harbour.' };
    const quote = { $type: 'app.bsky.embed.record', record: quoted.posts['root'] };
    const images = { $type: 'app.bsky.embed.images', images: [{ image, alt: 'A "key"', aspectRatio: { width: 3, height: 4 } }] };
    const { bodies, article } = await bodiesOf(
      [
        { key: 'card', more: { embed: { $type: 'app.bsky.embed.external', external } } },
        { key: 'quote', more: { embed: quote } },
        { key: 'picture', more: { embed: images } },
        { key: 'both', more: { embed: { $type: 'app.bsky.embed.recordWithMedia', record: quote, media: images } } },
      ],
      { embed: { $type: 'app.bsky.embed.external', external } },
    );
    const page = `https://bsky.app/profile/${network.session('ann').did}/post/${keyOf(quoted.uri)}`;
    expect(bodies['card']).to.match(/<p>Words of card\.<\/p><p><a href="https:\/\/harbour\.example\/map"[^>]*>The map<\/a><\/p>/);
    expect(bodies['quote']).to.contain(`<a href="${page}"`);
    expect(bodies['picture']).to.match(/<img [^>]*src="https?:\/\/[^"]+"[^>]*>/);
    expect(unescaped(bodies['picture'])).to.contain('alt="A "key""');
    expect(bodies['both']).to.contain('<img ').and.contain(`<a href="${page}"`);
    expect(article).to.contain('>The map</a>');
  });
});
