import { expect, fixture, html } from '@open-wc/testing';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { Discussion } from '../../../src/discussion/discussion.js';
import { aComment, aDocument, commentsAt, markdown } from '../../fixtures/builders.js';
import { aState } from '../../fixtures/states.js';
import { until } from '../../support/until.js';
import { warnings } from '../../support/warnings.js';
import { ShakySource } from './sources.js';
import { all, aReadyThread, aThreadElement, comment, form, part, parts, ready, record, send, shownIds, textOf, texts } from './thread-fixture.js';

const talk = aDocument({ comments: commentsAt('1', '1.1', '2', '3') });

describe('the attributes of a thread', () => {
  it('order: how the top level is sorted, also later', async () => {
    const thread = await aReadyThread(talk, { order: 'newest' });
    expect(shownIds(thread)).to.deep.equal(['3', '2', '1', '1.1']);
    thread.setAttribute('order', 'oldest');
    await until(() => shownIds(thread)[0] === '1', 'the order is another');
  });

  it('order: a discussion that is handed in keeps its own when none is asked for', async () => {
    const discussion = new Discussion(new ShakySource(talk), { order: 'newest' });
    const thread = await aThreadElement({ discussion });
    await ready(thread);
    expect(shownIds(thread)).to.deep.equal(['3', '2', '1', '1.1']);
  });

  it('page-size: how many top-level comments are asked for', async () => {
    const source = new ShakySource(talk);
    await ready(await aThreadElement({ source, pageSize: 2 }));
    expect(source.queries[0]?.limit).to.equal(2);
  });

  it('max-indent: deeper replies follow flat, their parents stay as they are', async () => {
    const thread = await aReadyThread(aState('deepChain'));
    const levels = () => Math.max(...all(thread, '.item').map((item) => depthOf(item)));
    expect(levels()).to.equal(9);
    thread.setAttribute('max-indent', '2');
    await until(() => levels() === 3, 'it is flatter');
    expect(parts(thread, 'comment')).to.have.length(12);
  });

  it('no-numbers: none is shown, the time stays as the permalink', async () => {
    const thread = await aReadyThread(talk);
    const shown = () => parts(thread, 'number').filter((one) => one.checkVisibility());
    expect(shown()).to.have.length(4);
    thread.toggleAttribute('no-numbers', true);
    await until(() => shown().length === 0, 'the numbers are gone');
    const style = document.head.appendChild(document.createElement('style'));
    style.textContent = 'discussion-thread::part(number) { display: inline-block; }';
    expect(shown(), 'on a page that gives them a look').to.have.length(0);
    style.remove();
    expect(part(thread, 'heading').checkVisibility()).to.equal(true);
    expect(comment(thread, '2').querySelector('a time')?.closest('a')?.getAttribute('href')).to.equal('#comment-2');
  });

  it('form: below the comments, above them, or not there', async () => {
    const thread = await aReadyThread(talk);
    const follows = () => {
      const [own] = all(thread, '.compose');
      return own && !!(part(thread, 'list').compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING);
    };
    expect(follows()).to.equal(true);
    thread.setAttribute('form', 'top');
    await until(() => follows() === false, 'it is above');
    thread.setAttribute('form', 'none');
    await until(() => follows() === undefined, 'it is gone');
  });

  it('readonly: nothing can be written, whatever the source can', async () => {
    const thread = await aReadyThread(aState('own'));
    expect(form(thread).checkVisibility()).to.equal(true);
    thread.toggleAttribute('readonly', true);
    await until(() => all(thread, 'discussion-form').length === 0, 'the form is gone');
    expect(textOf(all(thread, '.closed')[0])).to.equal('Comments are read-only here.');
    expect(all(thread, '[part=action]:not(.menu)').filter((one) => one.checkVisibility())).to.have.length(0);
  });

  it('heading-level: of the heading; comments are one below, headings in texts two', async () => {
    const body = markdown('# Big\n\ntext');
    const thread = await aReadyThread(aDocument({ comments: [aComment({ body })] }), { headingLevel: 3 });
    await until(() => part(thread, 'body').querySelector('h5'), 'the heading in the text is there');
    expect(part(thread, 'heading').getAttribute('aria-level')).to.equal('3');
    expect(part(thread, 'comment').querySelector('[role=heading]')?.getAttribute('aria-level')).to.equal('4');
  });

  it('anchor-prefix: two threads of one page have anchors of their own', async () => {
    const one = await aReadyThread(talk, { anchorPrefix: 'a-' });
    const other = await aReadyThread(talk, { anchorPrefix: 'b-' });
    expect(comment(one, '1').id).to.equal('a-1');
    expect(comment(other, '1').id).to.equal('b-1');
    one.removeAttribute('anchor-prefix');
    Object.assign(one, { anchorPrefix: undefined });
    await until(() => comment(one, '1').id === 'comment-1', 'the default is back');
  });

  it('avatars: letters, and the pictures of authors only when they are asked for', async () => {
    const thread = await aReadyThread(aState('avatars'));
    expect(all(thread, 'img')).to.deep.equal([]);
    expect(comment(thread, 'it-1').querySelector('[part=avatar]')?.getAttribute('data-initials')).to.equal('WC');
    thread.setAttribute('avatars', 'remote');
    await until(() => all(thread, 'img').length === 1, 'the picture is there');
    const [picture] = all(thread, 'img');
    expect(picture?.getAttribute('referrerpolicy')).to.equal('no-referrer');
    expect(picture?.getAttribute('part')).to.equal('avatar');
  });

  it('images: a link, a picture in its place when it is clicked, or the picture', async () => {
    const body = markdown(`![A dot](${new URL('../article/pixel.svg', import.meta.url).href})`);
    const thread = await aReadyThread(aDocument({ comments: [aComment({ id: '1', body })] }));
    await until(() => all(thread, '[part=body] a').length === 1, 'the link is there');
    thread.setAttribute('images', 'click');
    await until(() => all(thread, '[part=body] a.image-link').length === 1, 'the link is another');
    expect(all(thread, 'img')).to.deep.equal([]);
    all(thread, '[part=body] a')[0]?.click();
    await until(() => all(thread, '[part=body] img').length === 1, 'the picture is there');
    const shown = await aReadyThread(aDocument({ comments: [aComment({ id: '1', body })] }), { images: 'show' });
    await until(() => all(shown, '[part=body] img').length === 1, 'the picture is there at once');
  });

  it('messages: the own sentences of the page', async () => {
    const thread = await aReadyThread(talk, { messages: { reply: 'Answer' } });
    expect(textOf(comment(thread, '1').querySelector('[data-act=reply]'))).to.equal('Answer');
    thread.messages = { reply: 'Respond' };
    await until(() => textOf(comment(thread, '2').querySelector('[data-act=reply]')) === 'Respond', 'the word is another');
  });

  it('lang: the language of the page around it, also when it changes', async () => {
    const place = await fixture(html`<div lang="es"><discussion-thread></discussion-thread></div>`);
    const thread = place.querySelector('discussion-thread') as DiscussionThread;
    thread.document = talk;
    await ready(thread);
    await until(() => textOf(part(thread, 'heading')) === '4 comentarios', 'it is Spanish');
    await until(() => texts(parts(thread, 'author')).every((name) => name === 'Anónimo'), 'the comments are Spanish too');
    expect(form(thread).lang).to.equal('es');
    place.setAttribute('lang', 'en');
    await until(() => textOf(part(thread, 'heading')) === '4 comments', 'it is English');
  });
});

describe('a wrong value', () => {
  it('is told of once, and the default stays', async () => {
    const wrong = { order: 'best', pageSize: -1, maxIndent: 99, form: 'left', headingLevel: 12, loading: 'never' };
    const more = { avatars: 'gif', images: 'all', source: { name: 'no source' } };
    const found = await warnings(async () => {
      for (const time of [1, 2]) {
        const thread = await aReadyThread(talk, { ...wrong, ...more } as never);
        expect(shownIds(thread), `time ${time}`).to.deep.equal(['1', '1.1', '2', '3']);
        expect(part(thread, 'heading').getAttribute('aria-level')).to.equal('2');
      }
    });
    for (const name of ['order', 'page-size', 'max-indent', 'form', 'heading-level', 'loading', 'avatars', 'images', 'source']) {
      expect(found.filter((text) => text.includes(name)).length, name).to.equal(1);
    }
  });

  it('among the messages is left out, the others are said', async () => {
    const wrong = { comments: 'many', anonymous: { other: 'x' }, showNew: { one: 'a' }, newReplies: null, toString: 'x' };
    const told = await warnings(async (found) => {
      const thread = await aReadyThread(talk, { messages: { ...wrong, reply: undefined, delete: 'Away' } as never });
      expect(textOf(part(thread, 'heading'))).to.equal('4 comments');
      expect(textOf(comment(thread, '1').querySelector('[data-act=reply]'))).to.equal('Reply');
      expect(texts(parts(thread, 'author'))[0]).to.not.equal('');
      await aReadyThread(talk, { messages: { post: 5, left: 'few' } as never });
      await until(() => found.length === 7, 'the form has its words too');
    });
    for (const name of ['comments', 'anonymous', 'showNew', 'newReplies', 'toString', 'post', 'left']) {
      expect(told.filter((text) => text.includes(`messages["${name}"]`)).length, name).to.equal(1);
    }
  });

  it('in the place of the messages is told of', async () => {
    const found = await warnings(() => aReadyThread(talk, { messages: 'Reply' as never }));
    expect(found).to.deep.equal(['discussion-elements: messages is no dictionary']);
  });

  it('in the place of a function is told of, and nothing is called', async () => {
    const told = await warnings(async (found) => {
      const thread = await aReadyThread(talk, { renderers: { avatar: 'x', body: 5, badge: null }, beforePost: 'x' } as never);
      expect(all(thread, '.broken')).to.deep.equal([]);
      expect(textOf(comment(thread, '1').querySelector('[part=body]'))).to.not.equal('');
      await until(() => found.some((text) => text.includes('beforePost')), 'it is told of before somebody writes');
      const posted = record(thread, 'discussion-posted');
      await send(form(thread), 'Goes as it is.');
      await until(() => posted.length === 1, 'it is posted');
    });
    expect(told.map((text) => /[\w.]+(?=="\w+" is not a function)/.exec(text)?.[0]).sort()).to.deep.equal(['beforePost', 'renderers.avatar', 'renderers.body']);
  });

  for (const [wrong, words] of [
    ['x', 'a string'],
    [5, 'a number'],
    [false, 'a boolean'],
    [{}, 'one without either'],
    [{ thread: 5 }, 'one with a thread that is no object'],
    [{ thread: { id: 't', state: 'open' }, comments: 'a' }, 'one with comments that are no list'],
  ] as const) {
    it(`in the place of a document is told of: ${JSON.stringify(wrong)}`, async () => {
      const found = await warnings(() => aReadyThread(wrong));
      expect(found).to.deep.equal([`discussion-elements: a document is an object with a thread and comments; this is ${words}`]);
    });
  }

  it('in the place of a document does not take what can be shown with it', async () => {
    const found = await warnings(async () => {
      expect(shownIds(await aReadyThread(talk.comments))).to.deep.equal(['1', '1.1', '2', '3']);
      expect(shownIds(await aReadyThread({ ...talk, thread: 'x' }))).to.deep.equal(['1', '1.1', '2', '3']);
    });
    expect(found.map((text) => text.split('this is ')[1])).to.deep.equal([
      'a list; its items are shown as the comments',
      'one with a thread that is no object',
    ]);
  });

  it('of nothing at all is as if it was not set', async () => {
    const nothing = { order: null, pageSize: null, form: undefined, source: null, src: null, discussion: null };
    const found = await warnings(async () => {
      const thread = await aReadyThread(talk, { ...nothing, renderers: undefined, messages: null, beforePost: null } as never);
      expect(shownIds(thread)).to.deep.equal(['1', '1.1', '2', '3']);
    });
    expect(found).to.deep.equal([]);
  });
});

function depthOf(item: Element): number {
  let depth = 0;
  for (let one: Element | null | undefined = item; one; one = one.parentElement?.closest('.item')) depth += 1;
  return depth;
}
