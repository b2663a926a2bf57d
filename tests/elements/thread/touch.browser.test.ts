import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/elements/thread/discussion-thread.js';
import type { DiscussionThread } from '../../../src/elements/thread/thread-element.js';
import { aComment, aDocument, aThread, commentsAt } from '../../fixtures/builders.js';
import { emulateInSuite } from '../../support/emulate.js';
import { until } from '../../support/until.js';
import { all, button, form, parts, ready } from './thread-fixture.js';

const ann = { id: 'u-1', name: 'Ann', kind: 'member' as const, url: 'https://ann.example/', badges: ['Harbour office of the north'] };
const talk = aDocument({
  thread: aThread({ notices: [{ kind: 'policy', text: 'Comments are moderated.', url: '#policy' }] }),
  comments: [
    ...commentsAt('1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.1.1', '2', '2.1').map((one) => ({ ...one, author: ann })),
    aComment({ id: '3', minute: 20, sensitive: { summary: 'the end' }, author: { ...ann, name: 'I' } }),
  ],
});

async function aThreadIn(width: number): Promise<DiscussionThread> {
  const box = await fixture<HTMLElement>(
    html`<div style=${`inline-size: ${width}px; font: 16px sans-serif`}><discussion-thread lang="en"></discussion-thread></div>`,
  );
  const thread = box.querySelector<DiscussionThread>('discussion-thread');
  if (!thread) throw new Error('There is no thread.');
  thread.document = talk;
  await ready(thread);
  button(thread, 'Collapse 1 reply', '2').click();
  await until(() => all(thread, '.folded').length === 1, 'one branch is folded');
  return thread;
}

/** How far a finger may be beside the middle of a place and still meet the control: what others cover does not count. */
function reachOf(control: Element): { width: number; height: number } {
  control.scrollIntoView({ block: 'center' });
  const root = control.getRootNode() as ShadowRoot;
  const { left, top, width, height } = control.getClientRects()[0] ?? new DOMRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const far = (dx: number, dy: number) => {
    let n = 0;
    while (n < 400 && control.contains(root.elementFromPoint(x + dx * n, y + dy * n))) n++;
    return n;
  };
  return { width: far(-1, 0) + far(1, 0), height: far(0, -1) + far(0, 1) };
}

/** Whether each point of its words is its own. */
function isWhole(control: Element): boolean {
  const range = document.createRange();
  range.selectNodeContents(control);
  const root = control.getRootNode() as ShadowRoot;
  return [...range.getClientRects()].every(({ left, right, top, bottom }) =>
    [[left + 1, top + 1], [right - 1, bottom - 1]].every(([x = 0, y = 0]) => control.contains(root.elementFromPoint(x, y))),
  );
}

describe('a thread under a finger', () => {
  emulateInSuite({ touch: true }, '(pointer: coarse)');

  for (const [width, line] of [[320, 24], [600, 28], [800, 44]] as const) {
    describe(`${width} px wide`, () => {
      it('has buttons of 44 px', async () => {
        const thread = await aThreadIn(width);
        const buttons = all(thread, 'button:not(.branch:not(.folded) > *), [part=notice] a').filter((one) => one.checkVisibility());
        expect(buttons.length).to.be.above(15);
        for (const one of buttons) expect(reachOf(one).height, one.outerHTML).to.be.at.least(44);
      });

      it(`has lines of ${line} px that do not cover each other`, async () => {
        const thread = await aThreadIn(width);
        const lines = all(thread, '.branch:not(.folded) > [part=toggle]');
        expect(lines.length).to.equal(4);
        // Beside the first comment that belongs to it alone.
        const reaches = lines.map((one) => {
          const body = one.parentElement?.querySelector('[part=body]') as Element;
          body.scrollIntoView({ block: 'center' });
          const { left, top } = body.getBoundingClientRect();
          const root = one.getRootNode() as ShadowRoot;
          return Array.from({ length: 60 }, (_, n) => root.elementFromPoint(left - n, top + 5)).filter((hit) => hit === one).length;
        });
        expect(Math.min(...reaches), String(reaches)).to.be.at.least(line);
        const texts = parts(thread, 'body').map((body) => body.getBoundingClientRect().width);
        expect(Math.min(...texts)).to.be.at.least(200);
      });

      it('has links of 24 px in the headers, whose words are their own', async () => {
        const thread = await aThreadIn(width);
        const links = all(thread, 'header a');
        expect(links.length).to.be.above(10);
        for (const one of links.filter((link) => link.checkVisibility() && !link.closest('[hidden]'))) {
          const { width: wide, height } = reachOf(one);
          expect(Math.min(wide, height), `${one.outerHTML} ${wide} ${height}`).to.be.at.least(24);
          expect(isWhole(one), one.outerHTML).to.equal(true);
        }
      });
    });
  }

  it('remembers a guest by a line of 44 px', async () => {
    const thread = await aThreadIn(320);
    const label = () => form(thread).renderRoot?.querySelector('.remember');
    await until(label, 'the form can remember');
    expect(label()?.getBoundingClientRect().height).to.be.at.least(44);
  });
});
