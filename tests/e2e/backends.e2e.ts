import { expect } from 'chai';
import type { Backend } from '../sources/backend.js';
import { feeds, startBlogger } from '../sources/blogger/backend.js';
import { PAGE, richThread, startBluesky } from '../sources/bluesky/backend.js';
import { discussion, startGitHub } from '../sources/github/backend.js';
import { startHackerNews } from '../sources/hackernews/backend.js';
import { startMastodon, statuses } from '../sources/mastodon/backend.js';
import { hostile, recorded } from '../sources/recorded.js';
import { list, startServer as startWaline } from '../sources/waline/backend.js';
import { POST, rows, startSite, type Site } from '../sources/wordpress/backend.js';
import { Visit } from './support/visit.js';

interface Case {
  kind: string;
  src: string;
  /** The host that the source asks. */
  host: string;
  start: (isHostile: boolean) => Promise<Backend>;
  /** Not every backend has one. */
  article?: string;
  heading: string;
  /** Number of a comment → how its text begins. */
  comments: Readonly<Record<string, string>>;
  /** Numbers of those that only keep their place. */
  tombstones?: readonly string[];
  /** What stands where the form would be; without it there is the form. */
  reply?: string;
  /** What stands after the comments. */
  partial?: string;
}

const CASES: readonly Case[] = [
  {
    kind: 'hackernews',
    src: 'https://news.ycombinator.com/item?id=40100',
    host: 'https://hn.algolia.com',
    start: (isHostile) => {
      const story = recorded('hackernews/item');
      return startHackerNews((isHostile ? hostile(story, /(text|author|title)$/, /\burl$/) : story) as never, '/api/v1');
    },
    article: 'A tide table that fits on one page',
    heading: '6 comments',
    comments: {
      1: 'It prints well.',
      '1.1.1': 'You took it down',
      2: 'Does it know of summer time?',
      2.1: 'It does not.',
      3: 'The columns are',
      4.1: '> It prints well',
    },
    tombstones: ['1.1', '4'],
    reply: 'Reply on Hacker News',
  },
  {
    kind: 'mastodon',
    src: 'https://social.example/@nora/100',
    host: 'https://social.example',
    start: (isHostile) =>
      startMastodon(
        (isHostile ? hostile(statuses(), /(content|display_name|acct|spoiler_text|description)$/, /(account\.url|^\d\.url|media_attachments\.\d\.url)$/) : statuses()) as never,
      ),
    article: 'The harbour has a new tide table.',
    heading: '7 comments',
    comments: {
      1: '@nora It prints well.',
      1.1: '@nora En papel mojado',
      '1.1.1': 'Then keep it dry.',
      1.2: 'The drawing on the back:',
      2: 'High water 11:42',
      3: 'Sensitive: accident in the harbour',
      4.1: 'An answer that all may read.',
    },
    tombstones: ['4'],
    reply: 'Reply on Mastodon',
    partial: 'Comments from other servers may be missing. See all at the source',
  },
  {
    kind: 'bluesky',
    src: PAGE,
    host: 'https://public.api.bsky.app',
    start: (isHostile) =>
      startBluesky((isHostile ? hostile(richThread(), /(\.text|displayName|title|alt|val)$/, /(external\.uri|features\.\d\.uri)$/) : richThread()) as never),
    article: 'A test article',
    heading: '18 comments',
    comments: {
      1: 'First reply with a link',
      1.1: 'A reply to the reply.',
      '1.1.1': 'Depth 3',
      '1.1.1.1.1.1.1.1.1.1.1.1': 'Depth 12',
      2: 'Second root reply',
      3: 'Ebb at 11:42',
      4: 'Two pictures',
      5: 'A film of the',
      6: 'Sensitive: graphic media, porn',
      // Four between them only keep their numbers.
      11: 'A film',
    },
    reply: 'Reply on Bluesky',
  },
  {
    kind: 'blogger',
    src: 'https://harbour.blogspot.example/2024/03/tides.html',
    host: 'https://harbour.blogspot.example',
    start: (isHostile) =>
      startBlogger((isHostile ? hostile(feeds(), /(title|content|name)\.\$t$/, /(uri\.\$t|gd\$image\.src)$/) : feeds()) as never),
    article: 'The new tide table',
    heading: '7 comments',
    comments: {
      1: 'It prints well.',
      1.1: 'Thank you.',
      2: 'Does it know of summer time?',
      '2.1.1': 'Tides do not change their clocks.',
      3: 'See the other table',
      4.1: 'An answer to one that is gone.',
    },
    tombstones: ['2.1', '4'],
    reply: 'Reply on Blogger',
  },
  {
    kind: 'github',
    src: 'https://github.com/harbour/tides/discussions/7',
    host: 'https://api.github.com',
    start: (isHostile) =>
      startGitHub((isHostile ? hostile(discussion(), /(body|bodyHTML|title|login)$/, /author\.url$/) : discussion()) as never, 100, ''),
    article: 'Print the tide table on one page',
    heading: '8 comments',
    comments: {
      1: 'I do.',
      1.1: 'Good.',
      1.2: 'Me too.',
      2: 'Built:',
      3.1: 'You took it down',
      4: 'On A5, please.',
    },
    tombstones: ['3'],
    reply: 'Reply on GitHub',
  },
  {
    kind: 'wordpress',
    src: `https://blog.example${POST}`,
    host: 'https://blog.example',
    start: (isHostile) => {
      const site = { comments: rows(), post: withoutPicture(recorded('wordpress/post')) };
      return startSite(isHostile ? (hostile(site, /(rendered|author_name|\.name)$/, /(author_url|link)$/) as Site) : site);
    },
    article: 'It is lit again.',
    heading: '6 comments',
    comments: {
      1: 'I can see it from here.',
      1.1: 'So can I.',
      '1.1.1': 'Me too.',
      2: 'When does it go out?',
      3: 'Thank you.',
      4.1: 'The one above me is gone.',
    },
    tombstones: ['4'],
  },
  {
    kind: 'waline',
    src: 'https://comments.example/#/a-story/',
    host: 'https://comments.example',
    start: (isHostile) => {
      const answer = list().data.data;
      const changed = hostile(answer, /(\.comment|nick|label|orig)$/, /(link|avatar)$/) as typeof answer;
      return startWaline(undefined, isHostile ? changed : answer);
    },
    heading: '6 comments',
    comments: {
      1: 'Hello bold',
      1.1: 'A reply.',
      '1.1.1': 'A reply to the reply.',
      2: 'Another one.',
      3: 'Nobody says this.',
      4.1: 'The one above me is gone.',
    },
    tombstones: ['4'],
  },
];

/** The picture of an article is its owner's, and loaded as such. */
function withoutPicture(post: unknown): unknown {
  const { _embedded, ...rest } = post as { _embedded: Record<string, unknown> };
  return { ...rest, _embedded: { ..._embedded, 'wp:featuredmedia': [] } };
}

const page = ({ kind, src }: Case): string => `<!doctype html>
  <html lang="en">
    <meta charset="utf-8">
    <title>A page</title>
    <script type="module" src="/dist/cdn/discussion-elements.js"></script>
    <discussion-page source="${kind}" src="${src}"></discussion-page>
  </html>`;

for (const one of CASES) {
  describe(`a page over ${one.kind}`, () => {
    let backend: Backend;
    let visit: Visit;

    const open = async (isHostile: boolean): Promise<void> => {
      backend = await one.start(isHostile);
      visit = await Visit.open('/page.html', { files: { '/page.html': { body: page(one) } }, hosts: { [one.host]: backend.origin } });
    };

    afterEach(() => backend.close());

    it('shows the article and each comment under its parent, asks nobody else, and says where one can reply', async () => {
      await open(false);
      await visit.read(one.heading, Object.keys(one.comments).length + unlisted(one));
      if (one.article) await visit.page.locator('discussion-article').getByText(one.article).first().waitFor();
      for (const [number, text] of Object.entries(one.comments)) {
        const body = visit.comment(number).locator('[part=body]');
        // The text before its HTML is read is plain.
        await body.filter({ hasText: startOf(text) }).waitFor();
      }
      for (const number of one.tombstones ?? []) {
        const exact = new RegExp(`\\s${number.replaceAll('.', '\\.')}$`);
        expect(await visit.page.locator('[part~=tombstone]').filter({ hasText: exact }).count(), number).to.equal(1);
      }
      if (one.reply) await visit.page.getByRole('link', { name: one.reply, exact: true }).waitFor();
      expect(await visit.page.locator('discussion-form').count()).to.equal(one.reply ? 0 : 1);
      const notices = await visit.page.locator('p[part=notice]').allInnerTexts();
      expect(notices).to.deep.equal(one.partial ? [one.partial] : []);
      visit.expectNoProblems();
    });

    it('runs no script and loads no picture of a hostile answer', async () => {
      await open(true);
      await visit.page.locator('[part~=comment]').first().waitFor();
      await visit.page.locator('[part=body]').filter({ hasText: startOf(one.comments[2] ?? '') }).first().waitFor();
      const found = await visit.page.evaluate(() => {
        const bad: string[] = [];
        const look = (root: Document | ShadowRoot): void => {
          for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) look(element.shadowRoot);
            const isForeign = root !== document && element.matches('script, svg, img, iframe, [onerror], [onload], [href^="javascript:"]');
            // The form draws its buttons.
            const isOwn = element.matches('svg[aria-hidden=true]:not([onload])');
            if (isForeign && !isOwn) bad.push(element.outerHTML);
          }
        };
        look(document);
        return { bad, attacked: 'attacked' in window };
      });
      expect(found).to.deep.equal({ bad: [], attacked: false });
      visit.expectNoProblems();
    });
  });
}

/** Comments that are there and are not looked at one by one. */
function unlisted({ kind }: Case): number {
  return kind === 'bluesky' ? 8 : 0;
}

function startOf(text: string): RegExp {
  return new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
