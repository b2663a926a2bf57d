import { BlueskySource, type BlueskySession } from '../../src/sources/bluesky.js';
import { sourceConformance } from '../../src/testing/index.js';
import type { BlueskyNetwork } from './support/bluesky-server.js';
import { bluesky } from './support/running.js';
import { chainOf, fewPosts, makeThread } from './support/bluesky-threads.js';

/** The AppView hears of what is written a moment later, even for its writer: whoever reads again comes after that. */
function unhurried(network: BlueskyNetwork, who: string): BlueskySession {
  const session = network.session(who);
  const fetchHandler: BlueskySession['fetchHandler'] = async (path, init) => {
    const answer = await session.fetchHandler(path, init);
    if (init?.method === 'POST') await network.settled();
    return answer;
  };
  return { did: session.did, fetchHandler };
}

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
    return { source: new BlueskySource(uri, { session: unhurried(network, 'ben') }), url: uri };
  },
  {
    can: ['post', 'remove', 'react', 'count'],
    except: { 'keeps the replies of a removed comment': 'the network takes the whole branch out of the thread' },
  },
);
