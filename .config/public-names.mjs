// Compares the names that users rely on with the golden list. `--update` writes the list anew: say why in CHANGELOG.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './run.mjs';

const goldenFile = path.join(root, 'tests/package/public-names.json');
const compilerOptions = { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022, skipLibCheck: true };

/** `index.d.ts` → what can be imported from it, types included. */
function exportedNames(files) {
  const program = ts.createProgram(files, compilerOptions);
  const checker = program.getTypeChecker();
  return files.map((file) => {
    const source = program.getSourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    return symbol ? names(checker.getExportsOfModule(symbol)) : [];
  });
}

/** Entry point as users write it → the names that it exports. */
function entryPoints() {
  const { exports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const entries = Object.entries(exports)
    .filter(([name, target]) => typeof target === 'object' && !name.includes('*'))
    .map(([name, target]) => [name, path.join(root, target.types)]);
  const lists = exportedNames(entries.map(([, file]) => file));
  return Object.fromEntries(entries.map(([name], i) => [name.replace(/^\./, 'discussion-elements'), lists[i]]));
}

/** Tag → its attributes, properties, methods, events, slots, parts and custom properties. */
function elements() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'dist/custom-elements.json'), 'utf8'));
  const classes = manifest.modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
  classes.sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  return Object.fromEntries(
    classes.map((element) => [
      element.tagName,
      {
        attributes: names(element.attributes),
        properties: names(element.members?.filter(({ kind }) => kind === 'field')),
        methods: names(element.members?.filter(({ kind }) => kind === 'method')),
        events: names(element.events),
        slots: names(element.slots),
        parts: names(element.cssParts),
        tokens: names(element.cssProperties),
      },
    ]),
  );
}

function names(list = []) {
  return [...new Set(list.map(({ name }) => name))].sort();
}

/** `a.b: name` for every name in the tree. */
function flatten(value, prefix = '') {
  if (Array.isArray(value)) return value.map((name) => `${prefix}: ${name}`);
  return Object.entries(value).flatMap(([key, inner]) => [
    `${prefix && `${prefix} `}${key}`,
    ...flatten(inner, `${prefix && `${prefix} `}${key}`),
  ]);
}

const found = { entryPoints: entryPoints(), elements: elements() };
if (process.argv.includes('--update')) {
  writeFileSync(goldenFile, `${JSON.stringify(found, null, 2)}\n`);
} else {
  const golden = existsSync(goldenFile) ? JSON.parse(readFileSync(goldenFile, 'utf8')) : {};
  const before = new Set(flatten(golden));
  const after = new Set(flatten(found));
  for (const name of before) if (!after.has(name)) console.log(`gone: ${name}`);
  for (const name of after) if (!before.has(name)) console.log(`new:  ${name}`);
  if (before.size !== after.size || [...before].some((name) => !after.has(name))) {
    console.log('Intended? Then: node .config/public-names.mjs --update, and an entry in CHANGELOG.md.');
    process.exitCode = 1;
  }
}
