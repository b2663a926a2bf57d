import { expect } from '@open-wc/testing';
import { bodyTree, loadPart } from '../../src/text/body.js';
import { maxBodyLength, maxNodes } from '../../src/text/limits.js';
import { aComment, aDocument } from '../fixtures/builders.js';
import { aReadyThread, button, comment, parts, textOf } from '../elements/thread/thread-fixture.js';
import { until } from '../support/until.js';
import { floods } from './floods.js';

describe('a thread with a flood', () => {
  before(() => Promise.all([loadPart('markdown'), loadPart('html')]));

  for (const { name, format, of } of floods) {
    it(`shows it as far as a page can bear, and its neighbours: ${format}, ${name}`, async () => {
      const value = of(1_000_000);
      const thread = await aReadyThread(
        aDocument({
          comments: [
            aComment({ id: 'before', body: 'A neighbour before', minute: 1 }),
            aComment({ id: 'flood', body: { format, value }, minute: 2 }),
            aComment({ id: 'after', body: { format: 'markdown', value: 'A *neighbour* after' }, minute: 3 }),
          ],
        }),
      );
      const [before, flood, after] = parts(thread, 'body');
      expect(textOf(before)).to.equal('A neighbour before');
      expect(textOf(after)).to.equal('A neighbour after');
      expect(flood?.querySelectorAll('*').length, 'elements').to.be.at.most(maxNodes + 1);
      expect(flood?.textContent.length, 'letters').to.be.at.most(maxBodyLength * 2);
      expect(document.documentElement.scrollWidth, 'the page scrolls sideways').to.be.at.most(innerWidth);
      if (value.length > maxBodyLength) expect(button(thread, 'Show all', 'flood').checkVisibility()).to.equal(true);
    });
  }

  it('shows all of it to whoever asks', async () => {
    const value = 'word\n'.repeat(200_000);
    const thread = await aReadyThread(aDocument({ comments: [aComment({ id: 'flood', body: value })] }));
    button(thread, 'Show all', 'flood').click();
    const shown = comment(thread, 'flood').querySelector('[part=body]');
    await until(() => shown?.textContent.match(/word/g)?.length === 200_000, 'all words');
    expect(shown?.querySelectorAll('*').length).to.be.below(maxNodes);
  });
});

describe('HTML that is just short of a flood', () => {
  before(() => loadPart('html'));

  for (const { name, format, of } of floods) {
    if (format !== 'html') continue;
    it(`is read to its end: ${name}`, () => {
      const value = of(maxBodyLength).split('<').slice(0, 3900).join('<');
      const nodes = bodyTree({ format, value }).length;
      expect(nodes).to.be.at.most(maxNodes);
    });
  }
});
