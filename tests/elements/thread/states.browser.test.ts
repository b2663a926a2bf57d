import { expect } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { en } from '../../../src/i18n/whole/en.js';
import { MemorySource } from '../../../src/sources/memory.js';
import { aComment, aDocument, aThread, commentsAt } from '../../fixtures/builders.js';
import { aState } from '../../fixtures/states.js';
import { until } from '../../support/until.js';
import { readOnly } from './sources.js';
import { all, aReadyThread, aThreadElement, comment, form, part, parts, ready, shownIds, textOf } from './thread-fixture.js';

const hasForm = (thread: DiscussionThread) => all(thread, 'discussion-form').length > 0;
const replies = (thread: DiscussionThread) => all(thread, '[data-act=reply]').filter((one) => one.checkVisibility());
const partsOf = (thread: DiscussionThread, id: string) => comment(thread, id).getAttribute('part')?.split(' ') ?? [];

describe('a thread without comments', () => {
  it('invites to write the first one', async () => {
    const thread = await aReadyThread(aState('empty'));
    expect(textOf(part(thread, 'heading'))).to.equal('No comments yet');
    expect(textOf(part(thread, 'empty'))).to.equal('Be the first to say something.');
    expect(hasForm(thread)).to.equal(true);
  });

  it('says once that there are none, and does not invite, where nobody can write', async () => {
    const readonly = await aThreadElement({ source: readOnly(new MemorySource(aState('empty'))) });
    await ready(readonly);
    const closed = await aReadyThread(aState('closedAndEmpty'));
    const without = await aReadyThread(aState('empty'), { form: 'none' });
    for (const thread of [readonly, closed, without]) {
      expect(hasForm(thread)).to.equal(false);
      expect(part(thread, 'empty').checkVisibility()).to.equal(false);
      expect(thread.renderRoot.querySelector<HTMLElement>('section')?.innerText.split('No comments yet')).to.have.length(2);
    }
    expect(textOf(all(closed, '.closed')[0])).to.equal('Comments are closed.');
  });
});

describe('where one cannot write', () => {
  const sentences = {
    closed: en['state.closed'],
    readonly: en['state.readonly'],
  } as const;
  for (const [state, sentence] of Object.entries(sentences)) {
    it(`says that it is ${state}, and offers nothing`, async () => {
      const thread = await aReadyThread(aState(state as keyof typeof sentences));
      expect(textOf(all(thread, '.closed')[0])).to.equal(sentence);
      expect(hasForm(thread)).to.equal(false);
      expect(replies(thread)).to.deep.equal([]);
    });
  }

  it('leads to where one can', async () => {
    const thread = await aReadyThread(aState('elsewhere'));
    const [link] = all(thread, 'section > .elsewhere a');
    expect(textOf(link)).to.equal('Reply on social.example');
    expect(link?.getAttribute('href')).to.equal('https://social.example/@slack_tide/1138');
    expect(hasForm(thread)).to.equal(false);
    const named = aState('elsewhere');
    named.thread.origin = { name: 'Mastodon' };
    expect(textOf(all(await aReadyThread(named), 'section > .elsewhere a')[0])).to.equal('Reply on Mastodon');
  });

  it('says so, and leads to where one can, also without a form', async () => {
    const closed = await aReadyThread(aState('closed'), { form: 'none' });
    expect(textOf(all(closed, '.closed')[0])).to.equal(en['state.closed']);
    const elsewhere = await aReadyThread(aState('elsewhere'), { form: 'none' });
    expect(textOf(all(elsewhere, '.elsewhere')[0])).to.equal('Reply on social.example');
    const open = await aReadyThread(aState('own'), { form: 'none' });
    expect(all(open, '.closed, .elsewhere, .compose')).to.deep.equal([]);
  });

  it('offers nothing that the source cannot do', async () => {
    const thread = await aThreadElement({ source: readOnly(new MemorySource(aState('own'))) });
    await ready(thread);
    expect(hasForm(thread)).to.equal(false);
    expect(all(thread, '[part=action]:not(.menu)').filter((one) => one.checkVisibility())).to.have.length(0);
  });

  it('offers no reply where the backend takes none', async () => {
    const thread = await aReadyThread(
      aDocument({ thread: aThread({ limits: { maxReplyDepth: 0 } }), comments: commentsAt('1', '1.1', '2') }),
    );
    expect(replies(thread)).to.deep.equal([]);
  });
});

describe('comments in their states', () => {
  it('leave a line where one with replies was deleted, and nothing where there were none', async () => {
    const thread = await aReadyThread(aState('deletedWithReplies'));
    const gone = comment(thread, 'gone');
    expect(gone.localName).to.equal('div');
    expect(partsOf(thread, 'gone')).to.deep.equal(['tombstone']);
    expect(textOf(gone)).to.include('Comment deleted');
    expect(textOf(comment(thread, 'answer'))).to.include('in reply to a deleted comment');
    expect(shownIds(await aReadyThread(aState('deleted')))).to.deep.equal(['before', 'after']);
  });

  it('leave a line for a parent that is not here', async () => {
    const thread = await aReadyThread(aState('missingParent'));
    expect(textOf(comment(thread, 'never-loaded'))).to.include('This comment is not available');
    expect(shownIds(thread)).to.have.members(['before', 'never-loaded', 'it-1', 'after']);
  });

  for (const [state, sentence] of [
    ['hidden', 'Hidden by a moderator'],
    ['blocked', 'Written by someone you blocked'],
  ] as const) {
    it(`are one line when they are ${state}: not a word of theirs`, async () => {
      const thread = await aReadyThread(aState(state));
      expect(textOf(comment(thread, 'it-1'))).to.include(sentence);
      expect(textOf(thread.renderRoot.querySelector('section'))).to.not.include('Taken off').and.not.include('From someone');
    });
  }

  it('wait for approval where only the writer sees them', async () => {
    const thread = await aReadyThread(aState('pending'));
    expect(partsOf(thread, 'it-1')).to.include('pending');
    expect(textOf(comment(thread, 'it-1').querySelector('[part=status]'))).to.equal('Waits for approval. Only you can see it.');
  });

  it('are held and marked as spam for moderators, and not there for others', async () => {
    const thread = await aReadyThread(aState('moderator'));
    expect(partsOf(thread, 'it-1')).to.include('held');
    expect(textOf(comment(thread, 'it-1').querySelector('[part=status]'))).to.equal('Held for approval');
    expect(textOf(comment(thread, 'it-2').querySelector('[part=status]'))).to.equal('Marked as spam');
    for (const state of ['held', 'spam'] as const) {
      expect(shownIds(await aReadyThread(aState(state)))).to.deep.equal(['before', 'after']);
    }
  });

  it('do not count what the public does not see', async () => {
    const heading = async (name: 'moderator' | 'hidden' | 'pending' | 'deletedWithReplies') =>
      textOf(part(await aReadyThread(aState(name)), 'heading'));
    expect(await heading('moderator')).to.equal('2 comments');
    expect(await heading('hidden')).to.equal('2 comments');
    expect(await heading('pending')).to.equal('3 comments');
    expect(await heading('deletedWithReplies')).to.equal('3 comments');
  });

  it('hide a sensitive text until it is asked for', async () => {
    const thread = await aReadyThread(aState('sensitive'));
    const details = comment(thread, 'it-1').querySelector('details');
    expect(textOf(details?.querySelector('summary'))).to.include('How the story ends');
    expect(details?.open).to.equal(false);
    expect(details?.querySelector('p')?.checkVisibility({ contentVisibilityAuto: true })).to.equal(false);
  });

  it('stand first when they are pinned, in every order', async () => {
    const thread = await aReadyThread(aState('pinned'));
    expect(shownIds(thread)[0]).to.equal('it-1');
    expect(partsOf(thread, 'it-1')).to.include('pinned');
    thread.order = 'newest';
    await until(() => shownIds(thread)[1] === 'after', 'the order is another');
    expect(shownIds(thread)[0]).to.equal('it-1');
  });

  it('say that they are the author of the article', async () => {
    const thread = await aReadyThread(aState('badges'));
    expect(partsOf(thread, 'it-1')).to.include('by-author');
    expect(textOf(comment(thread, 'it-1').querySelector('[part=badge]'))).to.equal('Author');
  });

  it('that wait or are held say so on the line of what can be done with them', async () => {
    const thread = await aReadyThread(aState('moderator'));
    const held = comment(thread, 'it-1');
    const [status, menu] = ['[part=status]', '.menu'].map((selector) => held.querySelector(selector)?.getBoundingClientRect());
    if (!status || !menu) throw new Error('There is no status, or no menu.');
    expect(status.right).to.be.below(menu.left);
    expect(menu.top).to.be.below(status.bottom);
    expect(menu.bottom).to.be.above(status.top);
  });

  it('past the deepest indent are told by whom they answer, and lead there', async () => {
    const thread = await aReadyThread(aState('deepChain'), { maxIndent: 3 });
    const link = comment(thread, 'level-7').querySelector('[part=context]');
    expect(textOf(link)).to.equal('in reply to Nora');
    expect(link?.getAttribute('href')).to.equal('#comment-level-6');
    expect(textOf(comment(thread, 'level-7'))).to.include('level 8');
    expect(comment(thread, 'level-2').querySelector('[part=context]')).to.equal(null);
  });

  it('that are not all there are told of, with the way to all of them', async () => {
    const sentences = { depth: 'Not all comments can be shown here.', federation: 'Comments from other servers may be missing.' };
    for (const [partial, sentence] of Object.entries(sentences)) {
      for (const state of ['elsewhere', 'closedAndEmpty'] as const) {
        const document = { ...aState(state), partial };
        document.thread.url = 'https://social.example/@slack_tide/1138';
        const thread = await aReadyThread(document);
        const notice = parts(thread, 'notice').at(-1);
        expect(textOf(notice)).to.equal(`${sentence} See all at the source`);
        expect(notice?.querySelector('a')?.getAttribute('href')).to.equal(document.thread.url);
      }
    }
  });

  it('go with the form of one who is signed in', async () => {
    const own = form(await aReadyThread(aState('signedIn')));
    await own.updateComplete;
    expect(textOf(own.renderRoot.querySelector('form'))).to.include('Posting as Nora');
  });

  it('count the replies of a branch that can be seen', async () => {
    const comments = [...commentsAt('1', '1.1', '1.2'), aComment({ id: '1.3', parentId: '1', status: 'held', minute: 9 })];
    const thread = await aReadyThread(aDocument({ comments }));
    expect(all(thread, '[part=toggle]')[0]?.getAttribute('aria-label')).to.match(/^Collapse 2 replies/);
  });
});
