import { expect } from '@open-wc/testing';
import { digestForTemplateResult, hydrate } from '@lit-labs/ssr-client';
import { html, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { BodyData } from '../../src/model/types.js';
import { bodyContent } from '../../src/text/body-directive.js';
import { isLoaded, loadPart } from '../../src/text/body.js';
import type { BodyOptions } from '../../src/text/options.js';

const template = (body: BodyData, options?: BodyOptions): TemplateResult => html`<div>${bodyContent(body, options)} end</div>`;
const markdown = (value: string): BodyData => ({ format: 'markdown', value });

describe('bodyContent', () => {
  let host: HTMLElement;
  const content = (): string => host.querySelector('div')?.innerHTML.replace(/<!--.*?-->/g, '') ?? '';

  /** Renders and counts what changed below the host. */
  function mutationsOf(result: TemplateResult): number {
    const observer = new MutationObserver(() => {});
    observer.observe(host, { childList: true, subtree: true, characterData: true, attributes: true });
    render(result, host);
    const count = observer.takeRecords().length;
    observer.disconnect();
    return count;
  }

  beforeEach(() => {
    host = document.createElement('section');
    document.body.append(host);
  });

  afterEach(() => host.remove());

  it('takes the place of what something else has drawn there, and gives it back', () => {
    const show = (content: unknown): void => void render(html`<div>${content}</div>`, host);
    const body: BodyData = { format: 'text', value: 'a' };
    for (const time of [1, 2]) {
      show(html`<i>editor</i>`);
      expect(content(), `time ${time}`).to.equal('<i>editor</i>');
      show(bodyContent(body));
      expect(content(), `time ${time}`).to.equal('<p>a</p>');
    }
  });

  it('is plain text until its part is loaded, and what was meant when rendered again after that', async () => {
    expect(isLoaded('html')).to.equal(false);
    const body: BodyData = { format: 'html', value: '<p><b>a</b></p>' };
    render(template(body), host);
    expect(content()).to.equal('<p>a</p> end');
    expect(mutationsOf(template(body))).to.equal(0);
    await loadPart('html');
    render(template(body), host);
    expect(content()).to.equal('<p><strong>a</strong></p> end');
  });

  it('changes nothing for the same text and options, though the objects are new', async () => {
    await loadPart('markdown');
    render(template(markdown('~~a~~'), { headingLevel: 4, images: 'link' }), host);
    const built = host.querySelector('del');
    expect(built).not.to.equal(null);
    expect(mutationsOf(template(markdown('~~a~~'), { headingLevel: 4, images: 'link' }))).to.equal(0);
    expect(host.querySelector('del')).to.equal(built);
  });

  it('follows a change of text, format and options', async () => {
    await loadPart('markdown');
    render(template(markdown('# a')), host);
    expect(content()).to.equal('<h4>a</h4> end');
    render(template(markdown('# a'), { headingLevel: 2 }), host);
    expect(content()).to.equal('<h2>a</h2> end');
    render(template({ format: 'text', value: '# a' }, { headingLevel: 2 }), host);
    expect(content()).to.equal('<p># a</p> end');
    render(template(markdown('b')), host);
    expect(content()).to.equal('<p>b</p> end');
    render(template(markdown('')), host);
    expect(content()).to.equal(' end');
  });

  it('is not misled by what follows it', async () => {
    await loadPart('markdown');
    render(html`<div>${bodyContent(markdown('~~a~~'))}<b>end</b></div>`, host);
    expect(content()).to.equal('<p><del>a</del></p><b>end</b>');
  });
});

describe('bodyContent on a page that a server has rendered', () => {
  let host: HTMLElement;
  const bodies = (body: BodyData): TemplateResult => html`<div>${bodyContent(body)}</div>`;
  const content = (): string => host.querySelector('div')?.innerHTML.replace(/<!--.*?-->/g, '') ?? '';

  /** What `@lit-labs/ssr` writes for the template, with `markup` for the body. */
  const serve = (markup: string): void => {
    const { values, strings } = bodies(markdown(''));
    expect([values.length, strings.length]).to.deep.equal([1, 2]);
    host.innerHTML = `<!--lit-part ${digestForTemplateResult(bodies(markdown('')))}--><div><!--lit-part-->${markup}<!--/lit-part--></div><!--/lit-part-->`;
  };

  beforeEach(async () => {
    host = document.createElement('section');
    document.body.append(host);
    await loadPart('markdown');
  });

  afterEach(() => host.remove());

  it('adopts the nodes that are there, and builds anew only when the text changes', () => {
    serve('<p><del>a</del></p>');
    const served = host.querySelector('del');
    hydrate(bodies(markdown('~~a~~')), host);
    render(bodies(markdown('~~a~~')), host);
    expect(host.querySelector('del')).to.equal(served);
    render(bodies(markdown('*b*')), host);
    expect(content()).to.equal('<p><em>b</em></p>');
  });

  it('improves what the server could only show as text', () => {
    serve('<!--plain--><p>*a*</p>');
    hydrate(bodies(markdown('~~a~~')), host);
    render(bodies(markdown('~~a~~')), host);
    expect(content()).to.equal('<p><del>a</del></p>');
  });

  it('shows a body for which the server had nothing', () => {
    serve('');
    hydrate(bodies(markdown('~~a~~')), host);
    render(bodies(markdown('~~a~~')), host);
    expect(content()).to.equal('<p><del>a</del></p>');
  });
});
