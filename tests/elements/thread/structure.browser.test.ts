import { expect } from '@open-wc/testing';
import { commentsAt, aComment, aDocument } from '../../fixtures/builders.js';
import { loadReference } from '../../fixtures/reference.js';
import { seededDocument } from '../../fixtures/seeded.js';
import { aState } from '../../fixtures/states.js';
import { unseenDocument } from '../../fixtures/unseen.js';
import { all, aReadyThread, aThreadElement, comment, form, nameOf, part, parts, textOf } from './thread-fixture.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';

/** How many list items stand around an element, itself included. */
function listLevel(element: Element): number {
  let level = 0;
  for (let one: Element | null = element; one; one = one.parentElement) {
    if (one.getAttribute('role') === 'listitem') level += 1;
  }
  return level;
}

async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await Promise.resolve();
}

/** What names an element: the text of what its `aria-labelledby` points at. */
function labelOf(thread: DiscussionThread, element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  return ids.map((id) => textOf(all(thread, '[id]').find((one) => one.id === id))).join(' ');
}

describe('the structure of a thread', () => {
  it('is a section that is named by its heading, at level 2', async () => {
    const thread = await aReadyThread(aDocument({ comments: commentsAt('1', '2') }));
    const [section] = all(thread, 'section');
    expect(section && labelOf(thread, section)).to.equal('2 comments');
    expect(part(thread, 'heading').getAttribute('role')).to.equal('heading');
    expect(part(thread, 'heading').getAttribute('aria-level')).to.equal('2');
  });

  for (const [count, place, isDrawn] of [[40, 'bottom', true], [200, 'bottom', false], [200, 'top', true]] as const) {
    it(`of ${count} has a form at the ${place} ${isDrawn ? 'with its comments' : 'after its first comments are on the screen'}`, async () => {
      const thread = await aThreadElement({ form: place });
      const begun = new Promise<boolean>((resolve) => {
        new MutationObserver((_, observer) => {
          if (parts(thread, 'comment').length === 0) return;
          observer.disconnect();
          // All that belongs to this rendering is done in microtasks.
          void microtasks(20).then(() => resolve(form(thread).hasUpdated));
        }).observe(thread.renderRoot, { childList: true, subtree: true });
      });
      thread.document = seededDocument({ count });
      expect(await begun).to.equal(isDrawn);
      await form(thread).updateComplete;
      expect(form(thread).renderRoot.querySelector('textarea')).to.not.equal(null);
    });
  }

  it('has one heading for each comment, all of one level, however deep', async () => {
    const thread = await aReadyThread(aState('deepChain'), { headingLevel: 3 });
    for (const article of parts(thread, 'comment')) {
      const headings = article.querySelectorAll('[role=heading], h1, h2, h3, h4, h5, h6');
      expect([...headings].map((heading) => heading.getAttribute('aria-level'))).to.deep.equal(['4']);
    }
  });

  it('puts replies into a list of their own inside the item of what they answer', async () => {
    const thread = await aReadyThread(aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '1.2', '2') }));
    const levels = ['1', '1.1', '1.1.1', '1.2', '2'].map((id) => listLevel(comment(thread, id)));
    expect(levels).to.deep.equal([1, 2, 3, 2, 1]);
    const item = comment(thread, '1.1').closest('[role=listitem]');
    expect(item?.parentElement?.closest('[role=list], [role=listitem]')?.getAttribute('role')).to.equal('list');
    expect(item?.parentElement?.closest('[data-id]')).to.equal(comment(thread, '1').parentElement);
  });

  it('nests as deep as the comments are, up to the cap, also where branches are drawn apart', async () => {
    const document = seededDocument({ count: 300, seed: 4 });
    const depths = new Map<string | null, number>([[null, 0]]);
    for (const { id, parentId } of document.comments) depths.set(id, (depths.get(parentId) ?? NaN) + 1);
    const thread = await aReadyThread(document, { pageSize: 1000, maxIndent: 4 });
    for (const item of all(thread, '[role=listitem]')) {
      const depth = depths.get(item.dataset['id'] ?? '') ?? NaN;
      expect(listLevel(item), item.dataset['id']).to.equal(Math.min(depth, 5));
    }
    expect(all(thread, '[role=listitem]')).to.have.length(300);
  });

  it('names each comment by who, when and whom it answers', async () => {
    const document = aDocument({
      comments: [
        aComment({ id: '1', author: 'Ann' }),
        aComment({ id: '2', parentId: '1', author: 'Ben', minute: 1 }),
      ],
    });
    const thread = await aReadyThread(document);
    expect(labelOf(thread, comment(thread, '1'))).to.match(/^Ann ?1.*2025/);
    expect(labelOf(thread, comment(thread, '2'))).to.match(/^Ben ?in reply to Ann ?1\.1.*2025/);
  });

  it('names comments whose ids have spaces and other letters in them', async () => {
    const ids = ['a b', 'https://x.example/@y/1', '#%20"\'', 'ñ 明'];
    const thread = await aReadyThread(aDocument({ comments: ids.map((id, minute) => aComment({ id, minute, author: id })) }));
    for (const id of ids) expect(labelOf(thread, comment(thread, id)), id).to.include(id);
  });

  it('has no two elements with the same id', async () => {
    const thread = await aReadyThread(unseenDocument(7));
    const ids = all(thread, '[id]').map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('gives controls with different targets different names', async () => {
    for (const document of [await loadReference(), unseenDocument(11)]) {
      const thread = await aReadyThread(document);
      const names = all(thread, 'button')
        .filter((one) => one.checkVisibility())
        .map((one) => nameOf(one));
      const twice = names.filter((name, at) => names.indexOf(name) !== at);
      expect(twice).to.deep.equal([]);
    }
  });

  it('says in every name of a control what it is about', async () => {
    const thread = await aReadyThread(aDocument({ comments: commentsAt('1', '1.1', '1.2') }));
    const names = all(thread, '[part=list] button').map((one) => nameOf(one));
    expect(names.some((name) => /^Reply to Anonymous\b/.test(name))).to.equal(true);
    expect(names.some((name) => /^Collapse 2 replies to Anonymous\b/.test(name))).to.equal(true);
  });

  it('has the live region from the start, and nothing in it', async () => {
    const thread = await aThreadElement();
    const region = all(thread, '[role=status][data-live]');
    expect(region).to.have.length(1);
    expect(textOf(region[0])).to.equal('');
    const loaded = await aReadyThread(aDocument());
    expect(textOf(all(loaded, '[data-live]')[0])).to.equal('');
  });

  it('has at most six Tab stops in a comment', async () => {
    const thread = await aReadyThread(aState('own'));
    for (const article of parts(thread, 'comment')) {
      const stops = [...article.querySelectorAll<HTMLElement>('a[href], button')].filter((one) => one.checkVisibility());
      expect(stops.length).to.be.at.most(6);
    }
  });
});
