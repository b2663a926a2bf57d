import { BlueskySource } from '../../src/sources/bluesky.js';
import { sourceConformance } from '../../src/testing/index.js';
import { bluesky } from './support/running.js';
import { chainOf, fewPosts, makeThread } from './support/bluesky-threads.js';

sourceConformance(
  'BlueskySource for anybody',
  async () => {
    const { api } = await bluesky();
    const { page } = await makeThread(await bluesky(), [...fewPosts(), ...chainOf(12)]);
    return { source: new BlueskySource(page, { api, depth: 5 }), url: page };
  },
  { can: ['count'] },
);

sourceConformance(
  'BlueskySource with a session',
  async () => {
    const network = await bluesky();
    const { uri } = await makeThread(network, fewPosts());
    return { source: new BlueskySource(uri, { session: network.session('ben') }), url: uri };
  },
  {
    can: ['post', 'remove', 'react', 'count'],
    except: { 'keeps the replies of a removed comment': 'the network takes the whole branch out of the thread' },
  },
);
