import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../../src/elements/count/discussion-count.js';
import type { DiscussionCount } from '../../../src/elements/count/count-element.js';
import { defineSource } from '../../../src/sources/registry.js';
import { SourceError } from '../../../src/sources/source.js';
import { warnings } from '../../support/warnings.js';
import type { DiscussionSource, SourceContext } from '../../../src/sources/source.js';
import { turnedRound } from '../../support/turned-round.js';

/** A backend that writes down what it is asked, and answers when the test says so. */
class Backend implements DiscussionSource {
  readonly name = 'backend';
  readonly asked: (readonly string[])[] = [];
  readonly signals: AbortSignal[] = [];
  answers: ((counts: Map<string, number> | Error) => void)[] = [];
  hold = false;
  counts = new Map<string, number>();

  load(): Promise<never> {
    return Promise.reject(new SourceError('unsupported'));
  }

  count(urls: readonly string[], { signal }: SourceContext): Promise<Map<string, number>> {
    this.asked.push(urls);
    this.signals.push(signal);
    if (!this.hold) return Promise.resolve(this.counts);
    return new Promise((resolve, reject) => {
      this.answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
    });
  }
}

let kinds = 0;
function backend(): { kind: string; source: Backend } {
  const source = new Backend();
  const kind = `count-test-${(kinds += 1)}`;
  defineSource(kind, () => source);
  return { kind, source };
}

function shows(element: DiscussionCount, text: string): Promise<void> {
  return waitUntil(() => element.shadowRoot?.textContent.trim() === text, `never shows "${text}"`, { timeout: 5000 });
}

/** What is asked together goes out after a task or two. */
function asked(source: Backend, times = 1): Promise<void> {
  return waitUntil(() => source.asked.length === times, 'was not asked', { timeout: 5000 });
}

describe('a comment count', () => {
  it('passes the audit, also inside a link', async () => {
    const element = await fixture(html`<a href="#x"><discussion-count .value=${41}></discussion-count></a>`);
    await expect(element).to.be.accessible();
  });

  it('says how many there are', async () => {
    const { kind, source } = backend();
    source.counts.set('/42', 41);
    const element = await fixture<DiscussionCount>(
      html`<discussion-count source=${kind} src="/42"></discussion-count>`,
    );
    await shows(element, '41 comments');
    expect(element.value).to.equal(41);
  });

  it('keeps the order of its words in a page that runs the other way', async () => {
    const page = await fixture(html`<p lang="ar" dir="rtl"><discussion-count .value=${41}></discussion-count></p>`);
    const element = page.querySelector('discussion-count') as DiscussionCount;
    await shows(element, '41 comments');
    expect(turnedRound(element.renderRoot)).to.deep.equal([]);
  });

  it('says 1 comment and 0 comments', async () => {
    const element = await fixture<DiscussionCount>(html`<discussion-count .value=${1}></discussion-count>`);
    expect(element).shadowDom.to.equal('1 comment');
    element.value = 0;
    await element.updateComplete;
    expect(element).shadowDom.to.equal('0 comments');
  });

  it('says nothing wrong when its number or its source is none, but tells the developer', async () => {
    const { kind, source } = backend();
    source.counts.set('/42', 41);
    const found = await warnings(async () => {
      const element = await fixture<DiscussionCount>(html`<discussion-count .value=${'12'}>Comments</discussion-count>`);
      expect(element).shadowDom.to.equal('<slot></slot>');
      Object.assign(element, { value: NaN, source: kind, src: '/42' });
      await shows(element, '41 comments');
      await fixture(html`<discussion-count .source=${5} src="data:application/json,{}"></discussion-count>`);
      await nextFrame();
    });
    expect(found.map((text) => text.split(': ')[1])).to.deep.equal(['value="12" is not a number', 'value="NaN" is not a number', 'source="5" is not a source or the kind of one']);
  });

  it('reads a file again once its source is taken away', async () => {
    const { kind } = backend();
    const file = `data:application/json,${encodeURIComponent('{"thread":{"id":"t","state":"open","total":7},"comments":[]}')}`;
    const element = await fixture<DiscussionCount>(html`<discussion-count source=${kind} src=${file}></discussion-count>`);
    element.removeAttribute('source');
    await shows(element, '7 comments');
  });

  it('asks once for all of a page', async () => {
    const { kind, source } = backend();
    source.counts = new Map([
      ['/1', 1],
      ['/2', 2],
    ]);
    const list = await fixture(
      html`<div>
        <discussion-count source=${kind} src="/1"></discussion-count>
        <discussion-count source=${kind} src="/2"></discussion-count>
        <discussion-count source=${kind} src="/1"></discussion-count>
      </div>`,
    );
    const [first, second, third] = [...list.children] as [DiscussionCount, DiscussionCount, DiscussionCount];
    await Promise.all([shows(first, '1 comment'), shows(second, '2 comments'), shows(third, '1 comment')]);
    expect(source.asked).to.deep.equal([['/1', '/2']]);
  });

  it('asks hosts apart', async () => {
    const { kind, source } = backend();
    await fixture(
      html`<div>
        <discussion-count source=${kind} src="https://a.example/1"></discussion-count>
        <discussion-count source=${kind} src="https://b.example/1"></discussion-count>
      </div>`,
    );
    await asked(source, 2);
    expect(source.asked).to.deep.equal([['https://a.example/1'], ['https://b.example/1']]);
  });

  it('takes a source itself', async () => {
    const { source } = backend();
    source.counts.set('/42', 3);
    const element = await fixture<DiscussionCount>(
      html`<discussion-count .source=${source} src="/42"></discussion-count>`,
    );
    await shows(element, '3 comments');
  });

  it('shows what stands in it until the number is known', async () => {
    const { kind, source } = backend();
    source.hold = true;
    const element = await fixture<DiscussionCount>(
      html`<discussion-count source=${kind} src="/42">Comments</discussion-count>`,
    );
    expect(element.shadowRoot?.querySelector('slot')).to.exist;
    await asked(source);
    source.answers[0]?.(new Map([['/42', 2]]));
    await shows(element, '2 comments');
    expect(element.shadowRoot?.querySelector('slot')).to.not.exist;
  });

  it('shows nothing when the source fails, does not know, or cannot count', async () => {
    const failing = backend();
    failing.source.hold = true;
    const element = await fixture<DiscussionCount>(
      html`<discussion-count source=${failing.kind} src="/42"></discussion-count>`,
    );
    await asked(failing.source);
    failing.source.answers[0]?.(new SourceError('server'));
    const ignorant = backend();
    const mute: DiscussionSource = { name: 'mute', load: () => Promise.reject(new SourceError('server')) };
    const others = await fixture(
      html`<p>
        <discussion-count source=${ignorant.kind} src="/42"></discussion-count
        ><discussion-count .source=${mute} src="/42"></discussion-count
        ><discussion-count source="no-such-kind" src="/42"></discussion-count>
      </p>`,
    );
    await asked(ignorant.source);
    await nextFrame();
    await nextFrame();
    for (const one of [element, ...others.querySelectorAll('discussion-count')]) {
      expect(one.innerText).to.equal('');
      expect(one.value).to.equal(undefined);
    }
    await expect(others).to.be.accessible();
  });

  it('stops asking when it leaves, but not when it is moved', async () => {
    const { kind, source } = backend();
    source.hold = true;
    const place = await fixture<HTMLDivElement>(
      html`<div><discussion-count source=${kind} src="/42"></discussion-count></div>`,
    );
    const element = place.firstElementChild as DiscussionCount;
    await asked(source);
    place.append(element);
    await Promise.resolve();
    expect(source.signals[0]?.aborted).to.equal(false);

    const aborted = oneEvent(source.signals[0] as AbortSignal, 'abort');
    element.remove();
    await aborted;

    place.append(element);
    await asked(source, 2);
    source.answers[1]?.(new Map([['/42', 7]]));
    await shows(element, '7 comments');
  });

  it('keeps asking for the others when one leaves', async () => {
    const { kind, source } = backend();
    source.hold = true;
    const place = await fixture<HTMLDivElement>(
      html`<div>
        <discussion-count source=${kind} src="/1"></discussion-count>
        <discussion-count source=${kind} src="/2"></discussion-count>
      </div>`,
    );
    await asked(source);
    place.firstElementChild?.remove();
    await Promise.resolve();
    expect(source.signals[0]?.aborted).to.equal(false);
    source.answers[0]?.(new Map([['/2', 2]]));
    await shows(place.firstElementChild as DiscussionCount, '2 comments');
  });

  it('shows the number of the last address when an older answer comes late', async () => {
    const { kind, source } = backend();
    source.hold = true;
    const element = await fixture<DiscussionCount>(
      html`<discussion-count source=${kind} src="/1"></discussion-count>`,
    );
    await asked(source);
    element.src = '/2';
    await asked(source, 2);
    source.answers[1]?.(new Map([['/2', 2]]));
    await shows(element, '2 comments');
    source.answers[0]?.(new Map([['/1', 1]]));
    await nextFrame();
    await nextFrame();
    expect(element).shadowDom.to.equal('2 comments');
  });

  it('says it in the language of the page', async () => {
    const place = await fixture(html`<p lang="es"><discussion-count .value=${41}></discussion-count></p>`);
    await shows(place.firstElementChild as DiscussionCount, '41 comentarios');
  });
});
