import { expect } from 'chai';
import { JsonSource } from '../../src/sources/json.js';
import { LocalSource } from '../../src/sources/local.js';
import { MemorySource } from '../../src/sources/memory.js';
import { createSource, defineSource, sourceOfDocument } from '../../src/sources/registry.js';
import { RestSource } from '../../src/sources/rest.js';
import { WalineSource } from '../../src/sources/waline.js';
import { WordPressSource } from '../../src/sources/wordpress.js';
import { smallDocument } from './document.js';
import { contextOf, failureOf } from './support.js';

describe('createSource', () => {
  it('makes the sources of the built-in kinds', async () => {
    expect(await createSource('json', '/a.json')).to.be.instanceOf(JsonSource);
    expect(await createSource('rest', '/a')).to.be.instanceOf(RestSource);
    expect(await createSource('local', '/a.json')).to.be.instanceOf(LocalSource);
    expect(await createSource('wordpress', '/a-story/')).to.be.instanceOf(WordPressSource);
    expect(await createSource('waline', '/#/a-story/')).to.be.instanceOf(WalineSource);
    for (const kind of ['hackernews', 'mastodon', 'bluesky', 'blogger', 'github']) {
      expect((await createSource(kind, 'https://elsewhere.example/1')).name).to.equal(kind);
    }
  });

  it('makes the sources of kinds that page owners define, the last of a name', async () => {
    defineSource('forum', () => new MemorySource({}));
    defineSource('forum', (src) => Promise.resolve(new MemorySource({ thread: { id: src, state: 'open' } })));
    const source = await createSource('forum', '/talk');
    expect((await source.load({}, contextOf())).thread?.id).to.equal('/talk');
  });

  it('names the kinds that it knows when it does not know one', async () => {
    for (const kind of ['guestbook', '', '__proto__', 'constructor']) {
      const error = await failureOf(createSource(kind, '/a'), 'unsupported');
      expect(error.message).to.match(/json, rest, local/);
    }
  });

  it('fails with SourceError when a factory fails', async () => {
    defineSource('broken', () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    const error = await failureOf(createSource('broken', '/a'), 'network');
    expect(error.cause).to.be.instanceOf(TypeError);
  });

  it('makes a writable source of a document', async () => {
    const source = await sourceOfDocument(smallDocument());
    expect(source).to.be.instanceOf(MemorySource);
    expect((await source.load({}, contextOf())).comments).to.have.length(9);
  });
});
