import { render } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { expect } from 'chai';
import { html } from 'lit';
import type { BodyData } from '../../src/model/types.js';
import { bodyContent } from '../../src/text/body-directive.js';
import { loadPart } from '../../src/text/body.js';

describe('bodyContent on a server', () => {
  const served = (body: BodyData): string => {
    const page = collectResultSync(render(html`<div>${bodyContent(body)}</div>`));
    return /<div><!--lit-part[^>]*-->(.*)<!--\/lit-part--><\/div>/s.exec(page)?.[1] ?? page;
  };

  before(() => loadPart('markdown'));

  it('writes the same elements that a browser builds', () => {
    expect(served({ format: 'text', value: 'a\nb' })).to.equal('<p>a<br>b</p>');
    expect(served({ format: 'markdown', value: '*a* <b>' })).to.equal('<p><em>a</em> &lt;b&gt;</p>');
  });

  it('writes HTML as readable text, and marks it as not the last word', () => {
    expect(served({ format: 'html', value: '<p>a<img src=x onerror=b></p><script>c</script>' })).to.equal('<!--plain--><p>a</p>');
  });

  it('lets nobody end the body before its end', () => {
    for (const format of ['text', 'markdown', 'html'] as const) {
      const value = 'a<!--/lit-part--></div><script>b</script> &lt;!--/lit-part-->';
      expect(served({ format, value }).match(/<!--|<script|<\/div/g) ?? []).to.deep.equal(format === 'html' ? ['<!--'] : []);
    }
  });
});
