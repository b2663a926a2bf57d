// Bundles for the size budgets, in .cache/size/: what a page loads, each part in a folder of its own.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

const out = path.join(root, '.cache/size');
const dist = path.join(root, 'dist');

/** Leaves the form out: a page that is only read never shows it. */
const withoutForm = {
  name: 'without-form',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]elements[\\/]form[\\/]discussion-form\.js$/ }, () => ({ contents: '' }));
  },
};

/**
 * Bundles a program and keeps what it loads at once: the entry and what that imports statically.
 * @param {string} name
 * @param {string} program
 * @param {{ plugins?: import('esbuild').Plugin[], external?: string[] }} [options]
 */
async function bundle(name, program, { plugins = [], external = [] } = {}) {
  const { metafile, outputFiles } = await build({
    stdin: { contents: program, resolveDir: dist, sourcefile: 'entry.js' },
    outdir: path.join(out, name),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser'],
    metafile: true,
    write: false,
    absWorkingDir: root,
    logLevel: 'error',
    plugins,
    external,
  });
  const entry = Object.keys(metafile.outputs).find((file) => metafile.outputs[file]?.entryPoint?.endsWith('entry.js'));
  const wanted = closure(metafile, entry);
  mkdirSync(path.join(out, name), { recursive: true });
  for (const file of outputFiles) {
    if (wanted.has(path.relative(root, file.path))) {
      writeFileSync(path.join(out, name, path.basename(file.path)), file.contents);
    }
  }
}

/** The entry and whatever it imports statically. */
function closure({ outputs }, entry, seen = new Set()) {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { path: file, kind } of outputs[entry].imports) {
    if (kind === 'import-statement' && outputs[file]) closure({ outputs }, file, seen);
  }
  return seen;
}

/** The CDN file and what a page with a read-write thread loads beside it. */
function copyCdn() {
  const folder = path.join(dist, 'cdn');
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  const wanted = new Set();
  const add = (file) => {
    if (wanted.has(file)) return;
    wanted.add(file);
    const code = readFileSync(path.join(folder, file), 'utf8');
    for (const [, inner] of code.matchAll(/\b(?:import|from)\s*"\.\/([^"]+\.js)"/g)) add(inner);
  };
  for (const file of files) if (/^(discussion-elements|(json|rest)-[\w-]{8})\.js$/.test(file)) add(file);
  for (const file of wanted) cpSync(path.join(folder, file), path.join(out, 'cdn', file));
}

const reader = ['elements/thread/discussion-thread.js', 'sources/json.js', 'sources/rest.js'];
const notLocales = /^(strings|locales)\.js$/;
const dependencies = ['lit', 'lit/*', 'marked', 'dompurify', 'idb'];
const list = (folder) =>
  existsSync(path.join(dist, folder)) ? readdirSync(path.join(dist, folder)).filter((file) => file.endsWith('.js')) : [];
/** MemorySource is no adapter: it carries the `document` property. */
const isAdapter = (file) =>
  file !== 'memory.js' && /\bclass \w+Source\b/.test(readFileSync(path.join(dist, 'sources', file), 'utf8'));

rmSync(out, { recursive: true, force: true });
await bundle('reader', reader.map((file) => `export * from './${file}';`).join('\n'), { plugins: [withoutForm] });
copyCdn();
for (const file of list('i18n').filter((name) => !notLocales.test(name))) {
  await bundle(`locale-${path.parse(file).name}`, `export * from './i18n/${file}';`);
}
for (const file of list('sources').filter(isAdapter)) {
  // What every adapter shares is counted with the reader.
  const shared = ['./source.js', './http.js', './foreign.js', './memory.js', '../model/*'];
  await bundle(`adapter-${path.parse(file).name}`, `export * from './sources/${file}';`, {
    external: [...dependencies, ...shared],
  });
}
for (const name of ['markdown', 'html']) {
  if (existsSync(path.join(dist, `text/${name}.js`))) {
    await bundle(`text-${name}`, `export * from './text/${name}.js';`, { external: ['lit', 'lit/*'] });
  }
}
