import { expect } from '@open-wc/testing';

/**
 * Runs in a frame of this origin under the policy of a strict page; tells what it made and what was refused.
 * The address is whole: in WebKit a dynamic import of such a frame has no base.
 */
const program = `
  const refused = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => refused.push(violatedDirective));
  const { bodyNodes, loadPart } = await import('${location.origin}/src/text/body.ts');
  await Promise.all([loadPart('markdown'), loadPart('html')]);
  const made = [['markdown', '*a*'], ['html', '<b>b</b><img src=x>'], ['text', 'c']].map(([format, value]) => {
    document.body.replaceChildren(bodyNodes({ format, value }, { base: 'https://a.example/' }));
    return document.body.querySelector('em, strong, p').textContent;
  });
  let isEnforced = false;
  try { document.body.innerHTML = ''; } catch { isEnforced = true; }
  parent.postMessage({ made, refused: refused.filter((name) => !name.startsWith('require-trusted-types')), isEnforced }, '*');
`;

const policy = "require-trusted-types-for 'script'; trusted-types lit-html dompurify";

describe('The text gate', () => {
  it('works where trusted types are required', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module">${program}</script>`;
    const answer = new Promise<unknown>((resolve) => {
      window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
        if (source === frame.contentWindow) resolve(data);
      });
    });
    document.body.append(frame);
    expect(await answer).to.deep.equal({ made: ['a', 'bImage', 'c'], refused: [], isEnforced: true });
    frame.remove();
  });
});
