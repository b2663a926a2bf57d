import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/page/discussion-page.js';
import { loadPart } from '../../src/text/body.js';
import { tokens } from '../../src/styles/tokens.js';
import { aComment, aDocument, anArticle, aThread, markdown } from '../fixtures/builders.js';
import { until } from '../support/until.js';

/** A value that is none of the defaults, for every token that is documented. */
const values: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    'text muted surface surface-raised border accent on-accent danger success highlight'
      .split(' ')
      .map((name, at) => [`color-${name}`, `rgb(${at + 1}, 2, 3)`]),
  ),
  'font-body': 'monospace',
  'font-heading': 'monospace',
  'font-mono': 'cursive',
  'font-size': '30px',
  'line-height': '3',
  measure: '9ch',
  space: '3rem',
  indent: '60px',
  radius: '0px',
  'avatar-size': '90px',
  'line-color': 'rgb(20, 2, 3)',
  'focus-ring': '7px dotted red',
};

const talk = aDocument({
  article: anArticle({ section: 'Harbour', body: markdown('A text.') }),
  thread: aThread({ notices: [{ kind: 'info', text: 'Be kind.' }] }),
  comments: [
    aComment({ id: '1', body: markdown(`Words. ${'and more '.repeat(60)}\n\n\`\`\`\ncode\n\`\`\``) }),
    aComment({ id: '2', parentId: '1', pinned: true }),
    aComment({ id: '3', reactions: [{ key: 'like', label: 'Like', count: 2, mine: true }] }),
  ],
});

/** Everything that is there, through all shadow roots. */
function elementsOf(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? elementsOf(one.shadowRoot) : [])]);
}

/** How and where each element is seen. Slots and style sheets are not. */
function looks(root: ParentNode): string[] {
  return elementsOf(root).flatMap((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return ['', '::before'].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const { color, backgroundColor, borderTopColor, borderRadius, fontFamily, fontSize, outline, boxShadow } = style;
      return [color, backgroundColor, borderTopColor, borderRadius, fontFamily, fontSize, outline, boxShadow, x, y, width, height].join(' ');
    });
  });
}

async function aPage(): Promise<HTMLElement> {
  await loadPart('markdown');
  const place = await fixture<HTMLElement>(html`<main style="inline-size: 900px"><discussion-page lang="en" .document=${talk}></discussion-page></main>`);
  await until(() => elementsOf(place).some((one) => one.matches('textarea')), 'the form is there');
  const find = (selector: string) => elementsOf(place).find((one) => one.matches(selector)) as HTMLElement;
  // As after an act that failed, one that went well, and a permalink.
  find('[part=actions]').insertAdjacentHTML('beforeend', '<p part="status" class="done">Done</p><p part="status" class="failed">Not done</p>');
  find('article[part]').setAttribute('part', 'comment target');
  // Motion would show half of a change.
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before { transition: none !important; }');
  for (const { shadowRoot } of elementsOf(place)) shadowRoot?.adoptedStyleSheets.push(still);
  find('input.field').focus();
  return place;
}

describe('every token', () => {
  it('is tried', () => {
    const documented = [...tokens.cssText.matchAll(/\/\* --discussion-([\w-]+):/g)].map(([, name]) => name);
    expect(Object.keys(values).sort()).to.deep.equal(documented.sort());
  });

  for (const [name, value] of Object.entries(values)) {
    it(`changes a page with a thread: ${name}`, async () => {
      const place = await aPage();
      const before = looks(place);
      place.style.setProperty(`--discussion-${name}`, value);
      expect(looks(place)).to.not.deep.equal(before);
    });
  }
});

describe('a token', () => {
  const heights = (place: HTMLElement, selector: string) =>
    elementsOf(place)
      .filter((one) => one.matches(selector))
      .map((one) => one.getBoundingClientRect().y);

  it('of space moves the head, the notices, each comment and the form', async () => {
    const place = await aPage();
    for (const selector of ['[part=heading]', '[part=notice]', '[part~=comment]', '[part=body]', '[part=actions]', 'discussion-form']) {
      place.style.setProperty('--discussion-space', '8px');
      const before = heights(place, selector);
      place.style.setProperty('--discussion-space', '16px');
      const after = heights(place, selector);
      expect(before.length, selector).to.be.above(0);
      expect(after.every((y, at) => y > (before[at] ?? y)), selector).to.equal(true);
    }
  });

  it('of radius leaves nothing round at 0 but avatars and the ends of lines', async () => {
    const place = await aPage();
    (document.activeElement as HTMLElement).blur();
    place.style.setProperty('--discussion-radius', '0');
    const round = elementsOf(place).filter((one) => !one.matches('[part=avatar]') && !/^(?:0px ?)+$/.test(getComputedStyle(one).borderRadius));
    expect(round.map((one) => one.outerHTML.slice(0, 80))).to.deep.equal([]);
  });

  it('of radius leaves the ends of buttons and labels round by default, and gives them small corners', async () => {
    const place = await aPage();
    const radius = () => parseFloat(getComputedStyle(elementsOf(place).find((one) => one.matches('.primary')) as Element).borderRadius);
    expect(radius()).to.be.above(500);
    place.style.setProperty('--discussion-radius', '3px');
    expect(radius()).to.equal(3);
  });

  it('of the size of text is that of the headline too', async () => {
    const place = await aPage();
    const size = () => parseFloat(getComputedStyle(elementsOf(place).find((one) => one.matches('h1')) as Element).fontSize);
    expect(size()).to.be.closeTo(45.6, 0.1);
    place.style.setProperty('--discussion-font-size', '32px');
    expect(size()).to.be.above(60);
  });

  it('of success is the colour of what went well', async () => {
    const place = await aPage();
    place.style.setProperty('--discussion-color-success', 'rgb(1, 99, 3)');
    const note = elementsOf(place).find((one) => one.matches('.done')) as Element;
    expect(getComputedStyle(note).color).to.equal('rgb(1, 99, 3)');
  });
});
