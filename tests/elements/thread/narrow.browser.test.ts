import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/thread/discussion-thread.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import type { DiscussionDocument } from '../../../src/model/types.js';
import { aComment, aDocument, commentsAt } from '../../fixtures/builders.js';
import { aState } from '../../fixtures/states.js';
import { until } from '../../support/until.js';
import { ShakySource } from './sources.js';
import { all, button, comment, form, ready, send, textOf, texts } from './thread-fixture.js';

/** A thread in English in a box of this width. */
async function aThreadIn(width: number, document: DiscussionDocument, dir = 'ltr'): Promise<{ box: HTMLElement; thread: DiscussionThread }> {
  const box = await fixture<HTMLElement>(
    html`<div dir=${dir} style=${`inline-size: ${width}px; overflow-x: auto`}><discussion-thread lang="en"></discussion-thread></div>`,
  );
  const thread = box.querySelector<DiscussionThread>('discussion-thread');
  if (!thread) throw new Error('There is no thread.');
  thread.document = document;
  await ready(thread);
  return { box, thread };
}

const deep = aDocument({ comments: commentsAt('1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.1.1', '2', '2.1') });

it('keeps the number of a reply as near to its author as that of others, what is only heard between them', async () => {
  const { thread } = await aThreadIn(900, aDocument({ comments: commentsAt('1', '1.1') }));
  const gapOf = (id: string): number => {
    const [author, permalink] = ['[part=author]', '.permalink'].map((one) => comment(thread, id).querySelector(one)?.getBoundingClientRect());
    return (permalink?.left ?? NaN) - (author?.right ?? NaN);
  };
  const ids = all(thread, '[data-id]').map(({ dataset }) => dataset['id'] ?? '');
  expect(comment(thread, ids[1] ?? '').querySelector('.to'), 'whom it answers').to.not.equal(null);
  expect(gapOf(ids[1] ?? '')).to.be.closeTo(gapOf(ids[0] ?? ''), 1);
});

describe('a thread in a box of 320 px', () => {
  for (const dir of ['ltr', 'rtl']) {
    it(`stays in it with all its buttons, ${dir}`, async () => {
      const { box, thread } = await aThreadIn(320, deep, dir);
      const { left, right } = thread.getBoundingClientRect();
      for (const toggle of all(thread, '[part=toggle]')) {
        const place = toggle.getBoundingClientRect();
        expect(place.left, 'left').to.be.at.least(left);
        expect(place.right, 'right').to.be.at.most(right);
        expect(place.width).to.be.at.least(24);
      }
      expect(box.scrollWidth).to.equal(box.clientWidth);
      const texts = all(thread, '[part=body]').map((body) => body.getBoundingClientRect().width);
      expect(Math.min(...texts)).to.be.at.least(200);
    });
  }

  it('indents four levels; below them it says whom a reply answers, and the lines stay buttons', async () => {
    const { box, thread } = await aThreadIn(320, aState('deepChain'));
    const placeOf = (level: number) => comment(thread, `level-${level}`).getBoundingClientRect().left;
    const answers = (level: number) => comment(thread, `level-${level}`).querySelector<HTMLElement>('.to')?.clientHeight ?? 0;
    for (const level of [1, 2, 3, 4]) {
      expect(placeOf(level), `level ${level}`).to.be.above(placeOf(level - 1));
      expect(answers(level), `whom level ${level} answers`).to.be.below(2);
    }
    for (const level of [5, 6, 7, 8]) {
      expect(placeOf(level), `level ${level}`).to.equal(placeOf(4));
      expect(answers(level), `whom level ${level} answers`).to.be.above(10);
    }
    const body = comment(thread, 'level-7').querySelector('[part=body]') as Element;
    body.scrollIntoView({ block: 'center' });
    const { left, top } = body.getBoundingClientRect();
    const line = thread.shadowRoot?.elementFromPoint(left - 8, top + 5);
    expect(line?.getAttribute('aria-label')).to.match(/^Collapse .* replies to Nora, 1.1.1.1.1.1.1$/);

    box.style.inlineSize = '800px';
    for (const level of [5, 6, 7, 8]) {
      expect(placeOf(level), `level ${level} in a wide box`).to.be.above(placeOf(level - 1));
      expect(answers(level), `whom level ${level} answers`).to.be.below(2);
    }
  });

  it('indents fewer levels where the page says so', async () => {
    const { thread } = await aThreadIn(320, aState('deepChain'));
    thread.maxIndent = 2;
    await until(() => comment(thread, 'level-4').querySelector('[part=context]'), 'the thread is drawn anew');
    const places = [1, 2, 3, 4, 7].map((level) => comment(thread, `level-${level}`).getBoundingClientRect().left);
    expect(places[1]).to.be.above(places[0] ?? 0);
    expect(places.slice(2)).to.deep.equal(Array(3).fill(places[1]));
  });

  it('wraps a badge of many words, or of one that is long', async () => {
    const badges = ['Correspondent for the northern harbours and the islands', 'Hafenverwaltungsangestelltenvertretungsvorsitzende'];
    const author = { id: 'u-1', name: 'Lourdes', kind: 'member' as const, badges };
    const { box, thread } = await aThreadIn(320, aDocument({ comments: [aComment({ author })] }));
    expect(texts(all(thread, '.badge'))).to.deep.equal(badges);
    expect(box.scrollWidth).to.equal(box.clientWidth);
  });

  it('has no button that stands alone at the start of a line, in Spanish', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="inline-size: 288px; font: 17px sans-serif"><discussion-thread lang="es"></discussion-thread></div>`,
    );
    const thread = box.querySelector<DiscussionThread>('discussion-thread');
    if (!thread) throw new Error('There is no thread.');
    thread.document = deep;
    await ready(thread);
    await until(() => texts(all(thread, '[data-order]'))[2] === 'Mejor valorados', 'it is in Spanish');
    const tops = all(thread, '[data-order]').map((one) => one.getBoundingClientRect().top);
    expect(new Set(tops).size, 'lines of orders').to.equal(1);

    button(thread, 'Responder', '1').click();
    const inForm = (name: string) => all(thread, '.inline')[0]?.shadowRoot?.querySelector(`[part=${name}]`);
    await until(() => textOf(inForm('cancel')) === 'Cancelar', 'the form is open');
    box.style.inlineSize = '220px';
    const [over, under] = ['cancel', 'submit'].map((name) => inForm(name)?.getBoundingClientRect() ?? new DOMRect());
    expect(over?.bottom, 'one above the other').to.be.below(under?.top ?? 0);
    expect(over?.width, 'as wide as the other').to.equal(under?.width);
  });

  for (const lang of ['en', 'es']) {
    for (const inlineSize of [180, 200, 220, 240, 260, 288, 320]) {
      it(`has the buttons of a comment that was not sent in one line, ${inlineSize} px, ${lang}`, async () => {
        const box = await fixture<HTMLElement>(
          html`<div style=${`inline-size: ${inlineSize}px; font: 17px sans-serif`}><discussion-thread lang=${lang} no-storage></discussion-thread></div>`,
        );
        const thread = box.querySelector<DiscussionThread>('discussion-thread');
        if (!thread) throw new Error('There is no thread.');
        const source = new ShakySource(deep);
        source.failures.post = ['forbidden'];
        thread.source = source;
        await ready(thread);
        await until(() => thread.renderRoot.querySelector('.compose discussion-form')?.shadowRoot?.querySelector('textarea'), 'the form is there');
        await send(form(thread), 'Hello');
        await until(() => all(thread, '[data-act=discard]').length > 0, 'it has failed');
        const tops = all(thread, '[data-act=retry], [data-act=discard]').map((one) => one.getBoundingClientRect().top);
        expect(new Set(tops).size, 'lines of buttons').to.equal(1);
        expect(tops).to.have.length(2);
      });
    }
  }
});
