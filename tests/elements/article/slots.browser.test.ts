import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../../src/elements/article/discussion-article.js';
import type { DiscussionArticle } from '../../../src/elements/article/article-element.js';
import { ferries } from './ferries.js';

/** What a reader sees: the words of slotted nodes where they are slotted, else of the fallback. */
function seen(node: Node): string {
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(seen).join('');
  }
  return node instanceof Element ? [...node.childNodes].map(seen).join('') : node instanceof Text ? node.data : '';
}

function body(element: Element): string {
  const part = element.shadowRoot?.querySelector('[part=body]');
  return part ? seen(part).replaceAll(/\s+/g, ' ').trim() : '';
}

const fromData = 'The first night ferry left.By dawn there were three complaints.';

describe('the slots of an article', () => {
  it('shows the own HTML of the page in place of the body of the data', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article .article=${ferries}><p>By hand.</p></discussion-article>`,
    );
    expect(body(element)).to.equal('By hand.');
  });

  it('shows the body of the data when there is only white space between the tags', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article .article=${ferries}>
        <!-- nothing -->
      </discussion-article>`,
    );
    await element.updateComplete;
    expect(body(element)).to.equal(fromData);
  });

  it('shows what is put in later, and the body of the data when it is taken out', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article .article=${ferries}> </discussion-article>`,
    );
    await element.updateComplete;
    const paragraph = document.createElement('p');
    paragraph.textContent = 'By hand.';
    const slots = element.shadowRoot?.querySelector('[part=body]') as HTMLElement;
    setTimeout(() => element.append(paragraph));
    await oneEvent(slots, 'slotchange');
    await element.updateComplete;
    expect(body(element)).to.equal('By hand.');
    setTimeout(() => paragraph.remove());
    await oneEvent(slots, 'slotchange');
    await element.updateComplete;
    expect(body(element)).to.equal(fromData);
  });

  it('takes header, byline and footer', async () => {
    const element = await fixture<DiscussionArticle>(
      html`<discussion-article .article=${ferries}>
        <p slot="header">Above</p>
        <span slot="byline">By us all</span>
        <p slot="footer">Below</p>
      </discussion-article>`,
    );
    await element.updateComplete;
    const words = seen(element.shadowRoot?.querySelector('article') as Node).replaceAll(/\s+/g, ' ');
    expect(words).to.match(/^ ?Above .*By us all .*Below ?$/);
    expect(words).to.not.contain('marisol');
    expect(body(element)).to.equal(fromData);
  });
});
