import { WordPressSource } from '../../src/sources/wordpress.js';
import { sourceConformance } from '../../src/testing/index.js';
import { wordPress } from './support/running.js';
import { fewRows, makePost, manyRows } from './support/wordpress-posts.js';

const threads = { 'a short thread': fewRows, 'a thread of several pages': manyRows };

for (const [what, rows] of Object.entries(threads)) {
  sourceConformance(
    `WordPressSource of ${what}, for an administrator`,
    async () => {
      const server = await wordPress();
      const { link } = await makePost(server, rows());
      const headers = { Authorization: server.authorization('admin') };
      return { source: new WordPressSource(link, { headers }), url: link };
    },
    { can: ['post', 'edit', 'remove', 'moderate', 'setState', 'count'] },
  );
}
