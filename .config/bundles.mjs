// Bundles for the size budgets, in .cache/size/: what a page loads, each part in a folder of its own.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { root } from './run.mjs';

const out = path.join(root, '.cache/size');
const dist = path.join(root, 'dist');

/** Leaves the form out: a page that is only read never shows it. */
const withoutForm = /[\\/]form[\\/]discussion-form\.js$/;

/**
 * Bundles modules of dist as a consumer's bundler does, and keeps what they load at once: parts that are loaded on
 * demand take what they share from the entry.
 * @param {string} name
 * @param {readonly string[]} files  all that they export is used
 * @param {{ without?: RegExp, external?: RegExp }} [options]
 */
async function bundle(name, files, { without = /^$/, external = /^$/ } = {}) {
  const entry = '\0entry';
  const program = files.map((file, at) => `export * as part${at} from ${JSON.stringify(path.join(dist, file))};`).join('\n');
  const build = await rollup({
    input: entry,
    external: (id) => external.test(id),
    // Sources need each other's types only; what is left out is empty.
    onwarn: () => undefined,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry || without.test(id) ? { id, external: false } : undefined),
        load: (id) => (id === entry ? program : without.test(id) ? '' : undefined),
      },
      resolve({ browser: true, exportConditions: ['browser'] }),
      terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } }),
    ],
  });
  const { output } = await build.generate({
    format: 'es',
    chunkFileNames: '[name].js',
    entryFileNames: 'entry.js',
    // Or the way to the checkout would be counted, and a limit would hold in one folder and not in another.
    paths: (id) => (path.isAbsolute(id) ? `./${path.basename(id)}` : id),
  });
  await build.close();
  const chunks = new Map(output.flatMap((one) => (one.type === 'chunk' ? [[one.fileName, one]] : [])));
  const wanted = new Set();
  const add = (file) => {
    const chunk = chunks.get(file);
    if (!chunk || wanted.has(file)) return;
    wanted.add(file);
    chunk.imports.forEach(add);
  };
  add('entry.js');
  mkdirSync(path.join(out, name), { recursive: true });
  for (const file of wanted) writeFileSync(path.join(out, name, path.basename(file)), chunks.get(file).code);
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

const notLocales = /^(strings|locales)\.js$/;
const dependencies = /^(?:lit|marked|dompurify|idb)(?:$|\/)|node_modules/;
const list = (folder) =>
  existsSync(path.join(dist, folder)) ? readdirSync(path.join(dist, folder)).filter((file) => file.endsWith('.js')) : [];
/** MemorySource is no adapter: it carries the `document` property. */
const isAdapter = (file) =>
  file !== 'memory.js' && /\bclass \w+Source\b/.test(readFileSync(path.join(dist, 'sources', file), 'utf8'));

rmSync(out, { recursive: true, force: true });
await bundle('reader', ['elements/thread/discussion-thread.js', 'sources/json.js', 'sources/rest.js'], { without: withoutForm });
copyCdn();
for (const file of list('i18n').filter((name) => !notLocales.test(name))) {
  await bundle(`locale-${path.parse(file).name}`, [`i18n/${file}`]);
}
/** What every adapter shares is counted with the reader, as is the source of files. */
const shared = ['source', 'http', 'foreign', 'memory', 'on-demand', 'page-of', 'json'];
for (const file of list('sources').filter(isAdapter)) {
  const { name } = path.parse(file);
  const beside = `[\\\\/](?:${shared.filter((one) => one !== name).join('|')})\\.js$|[\\\\/]model[\\\\/]`;
  await bundle(`adapter-${name}`, [`sources/${file}`], { external: new RegExp(`${dependencies.source}|${beside}`) });
}
for (const name of ['markdown', 'html']) {
  if (existsSync(path.join(dist, `text/${name}.js`))) await bundle(`text-${name}`, [`text/${name}.js`], { external: /^lit(?:$|\/)/ });
}
