import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

const root = fileURLToPath(new URL('.', import.meta.url));
const { dependencies, name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const isDependency = new RegExp(`^(${Object.keys(dependencies).join('|')})(/|$)`);

/** Stands in every file of the CDN build for the notices of what is bundled in it. */
const licenses = `/*! ${name} ${version}, MIT. Contains lit (BSD-3-Clause, Google LLC), marked (MIT), DOMPurify (MPL-2.0 or Apache-2.0), idb (ISC). */`;

/** Has Chromium compile a file whole, off the main thread, and not function by function when each is first called. */
const compileAhead = '//# allFunctionsCalledOnLoad';

const modules = readdirSync(`${root}src`, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => `src/${file}`);

/**
 * Templates are minified in both outputs, so that a page rendered with one is hydrated by the other. White space
 * beside a `<slot>` or a custom element goes: where a space must stay, write it as `${' '}`.
 */
const minifyTemplates = () =>
  minifyTemplateLiterals({
    include: ['src/**/*.ts'],
    failOnError: true,
    options: { minifyOptions: { decodeEntities: false, removeEmptyAttributes: false, minifyJS: false } },
  });

const compile = () => [
  minifyTemplates(),
  esbuild({ target: 'es2022', tsconfig: `${root}tsconfig.json` }),
];

/** What a thread loads as soon as it can be written to: one file, not six. */
const writing = /\/src\/(elements\/thread\/(acts|writing)\/(?!form-template)|discussion\/(writing|drafts|device|local-id|outbox|posting|reacting|remembered-guest)\.ts)/;

/** Prints what a page needs to pin the file: `<script integrity="…" crossorigin>`. */
const printIntegrity = () => ({
  name: 'print-integrity',
  writeBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
      const hash = createHash('sha384').update(chunk.code).digest('base64');
      console.log(`dist/cdn/${chunk.fileName}  ${Buffer.byteLength(chunk.code)} bytes  integrity="sha384-${hash}"`);
    }
  },
});

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    // For bundlers: a module per module, dependencies left to the consumer.
    input: modules,
    external: isDependency,
    plugins: compile(),
    output: {
      dir: 'dist',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: 'src',
      sourcemap: true,
    },
    onwarn: (warning, warn) => {
      // Files that hold types only come out empty, and are meant to.
      if (warning.code !== 'EMPTY_BUNDLE') warn(warning);
    },
  },
  {
    // For a script tag: one file that registers every element, parts that are rarely needed beside it.
    input: { 'discussion-elements': 'src/cdn.ts' },
    // The entry stays one file: parts that are loaded later take what they share from it.
    preserveEntrySignatures: 'allow-extension',
    plugins: [
      ...compile(),
      resolve({ browser: true, ignoreSideEffectsForRoot: true }),
      terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false, preamble: `${compileAhead}\n${licenses}` } }),
      printIntegrity(),
    ],
    output: {
      dir: 'dist/cdn',
      format: 'es',
      chunkFileNames: '[name]-[hash].js',
      manualChunks: (id) => (writing.test(id) ? 'writing' : undefined),
      onlyExplicitManualChunks: true,
      sourcemap: true,
    },
  },
];
