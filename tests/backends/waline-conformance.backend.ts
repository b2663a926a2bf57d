import { WalineSource } from '../../src/sources/waline.js';
import { sourceConformance } from '../../src/testing/index.js';
import { waline } from './support/running.js';
import { fewComments, makeThread } from './support/waline-threads.js';

sourceConformance(
  'WalineSource, for an administrator',
  async () => {
    const server = await waline();
    const { src } = await makeThread(server, fewComments());
    const headers = { Authorization: server.authorization('admin') };
    return { source: new WalineSource(src, { headers }), url: src };
  },
  { can: ['post', 'edit', 'remove', 'react', 'moderate', 'pin', 'count'] },
);
