import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { html } from '../../../src/elements/comment/text-html.js';

describe('a text that is all of an element', () => {
  it('is a text node and nothing else, and changes in its place', () => {
    const host = document.createElement('div');
    const draw = (text: string) => render(html`<b title="t" .textContent=${text}></b>`, host);
    draw('one <i>');
    const element = host.querySelector('b');
    expect([...(element?.childNodes ?? [])].map(({ nodeType, textContent }) => [nodeType, textContent])).to.deep.equal([[Node.TEXT_NODE, 'one <i>']]);
    draw('two');
    expect(host.querySelector('b')).to.equal(element);
    expect(element?.outerHTML).to.equal('<b title="t">two</b>');
  });

  it('leaves no more than eleven marker nodes in a comment of a thread', async () => {
    const thread = document.createElement('discussion-thread');
    await import('../../../src/define.js');
    const comments = Array.from({ length: 40 }, (_, i) => ({ id: `c${i}`, author: { name: 'A' }, body: 'Words.', createdAt: '2024-01-01T00:00:00Z', score: 1, reactions: [{ key: 'like', count: 1 }] }));
    document.body.append(thread);
    Object.assign(thread, { document: { comments } });
    await new Promise<void>((resolve) => {
      thread.addEventListener('discussion-loaded', () => resolve());
    });
    await (thread as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
    const items = [...(thread.shadowRoot?.querySelectorAll('.item') ?? [])];
    expect(items).not.to.have.length(0);
    for (const item of items) expect(countMarkers(item)).to.be.at.most(11);
    thread.remove();
  });
});

function countMarkers(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}
