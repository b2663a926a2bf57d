import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { RestSource } from '../../src/sources/rest.js';
import { SOURCE_ERROR_KINDS } from '../../src/sources/source.js';
import { smallDocument } from './document.js';
import { startServer, type TestServer } from './server.js';
import { contextOf, draftOf } from './support.js';

const text = readFileSync(new URL('../../src/sources/rest.openapi.yaml', import.meta.url), 'utf8');

/** Lines of a mapping that stand right under a heading, by their indent. */
function keysUnder(heading: string, indent: number): string[] {
  const lines = text.slice(text.indexOf(`\n${heading}:\n`)).split('\n').slice(2);
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith(' '.repeat(heading.search(/\S/) + 1)));
  const inside = end < 0 ? lines : lines.slice(0, end);
  const key = new RegExp(`^ {${indent}}(\\S+):`);
  return inside.flatMap((line) => key.exec(line)?.[1] ?? []);
}

function operations(): string[] {
  return keysUnder('paths', 2).flatMap((path) =>
    keysUnder(`  ${path}`, 4)
      .filter((key) => ['get', 'post', 'patch', 'put', 'delete'].includes(key))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('the OpenAPI file', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startServer(smallDocument());
  });

  afterEach(() => server.close());

  it('describes each call that the source makes, and no other', async () => {
    const source = new RestSource(server.url);
    const context = contextOf();
    const body = { format: 'text', value: 'Hi.' } as const;
    await source.load({}, context);
    await source.post(draftOf('Hi.', 'k1'), context);
    await source.edit('c1', body, context);
    await source.react('c1', 'like', true, context);
    await source.report('c1', 'spam', '', context);
    await source.pin('c1', true, context);
    await source.setState('open', context);
    await source.remove('c1', context);
    const stop = source.subscribe(undefined, () => undefined, context);
    await server.eventReader();
    stop();
    const made = server.requests.map(({ method, url }) => {
      const path = url.replace('/discussions/42', '').replace('/c1', '/{id}').replace('/like', '/{key}');
      return `${method} ${path || '/'}`;
    });
    expect([...new Set(made)].sort()).to.deep.equal(operations().sort());
  });

  it('names every kind of error', () => {
    const [, list = ''] = /ErrorKind:\n[^]*?enum:\n((?: +- .+\n)+)/.exec(text) ?? [];
    expect([...list.matchAll(/- (.+)/g)].map(([, kind]) => kind)).to.deep.equal([...SOURCE_ERROR_KINDS]);
  });

  it('refers only to what is in it', () => {
    const references = [...text.matchAll(/\$ref: '#\/components\/(\w+)\/(\w+)'/g)];
    expect(references.length).to.be.greaterThan(20);
    for (const [, group = '', name] of references) expect(keysUnder(`  ${group}`, 4)).to.include(name);
  });
});
