import 'fake-indexeddb/auto';
import { JsonSource } from '../../src/sources/json.js';
import { LocalSource } from '../../src/sources/local.js';
import { MemorySource } from '../../src/sources/memory.js';
import { RestSource } from '../../src/sources/rest.js';
import { sourceConformance } from '../../src/testing/index.js';
import { filesOf, smallDocument } from './document.js';
import { startServer } from './server.js';

const EVERYTHING = [
  'post',
  'edit',
  'remove',
  'react',
  'report',
  'moderate',
  'pin',
  'setState',
  'count',
  'subscribe',
] as const;

sourceConformance('MemorySource', () => Promise.resolve({ source: new MemorySource(smallDocument()), url: '/any' }), {
  can: EVERYTHING,
});

sourceConformance(
  'RestSource',
  async () => {
    const { url, close } = await startServer(smallDocument());
    return { source: new RestSource(url), url, close };
  },
  { can: EVERYTHING },
);

sourceConformance(
  'JsonSource',
  async () => {
    const { url, close } = await startServer(smallDocument());
    return { source: new JsonSource(url), url, close };
  },
  { can: ['count'] },
);

sourceConformance(
  'JsonSource of several files',
  async () => {
    const files = filesOf();
    // What is spread over files has one order.
    const { thread } = files['/files/1.json'] as { thread: { orders: string[] } };
    thread.orders = ['oldest'];
    const { origin, close } = await startServer({}, { files });
    const url = `${origin}/files/1.json`;
    return { source: new JsonSource(url), url, close };
  },
  { can: ['count'] },
);

let databases = 0;

sourceConformance(
  'LocalSource',
  async () => {
    const { url, close } = await startServer(smallDocument());
    databases += 1;
    return { source: new LocalSource(url, { dbName: `discussion-elements-conformance-${databases}` }), url, close };
  },
  { can: ['post', 'edit', 'remove', 'react', 'count', 'subscribe'] },
);
