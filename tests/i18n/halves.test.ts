import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { build } from 'esbuild';
import { enReading } from '../../src/i18n/en-reading.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const elements = ['thread', 'article', 'comment', 'page', 'count'];

/** What these modules load at once; what is loaded on demand is left out, and so are types. */
async function loadedAtOnce(entries: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [...entries],
    bundle: true,
    splitting: true,
    format: 'esm',
    packages: 'external',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    absWorkingDir: root,
  });
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) if (kind === 'import-statement') add(path);
  };
  entries.forEach(add);
  return [...found].filter((file) => file.startsWith('src/'));
}

describe('the half of a dictionary that readers load', () => {
  let modules: string[];
  before(async () => {
    modules = await loadedAtOnce(elements.map((name) => `src/elements/${name}/discussion-${name}.ts`));
  });

  it('is English at once, and without the other half', () => {
    expect(modules).to.include.members(['src/elements/thread/list/thread-list.ts', 'src/i18n/en-reading.ts']);
    expect(modules.filter((file) => /^src\/i18n\/(.*acting|whole\/.*|es.*)\.ts$/.test(file))).to.deep.equal([]);
  });

  // That none of them says more than this half has, the compiler sees: `Strings` has no other keys.
  it('has nothing that only acting needs', () => {
    const code = modules.map((file) => readFileSync(root + file, 'utf8')).join('');
    const groups = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, group = '']) => group);
    const unsaid = Object.keys(enReading).filter((key) => !code.includes(`'${key}'`) && !groups.some((group) => key.startsWith(group)));
    expect(unsaid).to.deep.equal([]);
  });

  it('is there with the other half where people write', async () => {
    const form = await loadedAtOnce(['src/elements/form/discussion-form.ts']);
    expect(form).to.include.members(['src/i18n/en-reading.ts', 'src/i18n/en-acting.ts']);
    const acts = await loadedAtOnce(['src/elements/thread/acts/acts.ts']);
    expect(acts).to.include('src/i18n/en-acting.ts');
  });
});
