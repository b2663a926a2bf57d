import { readFileSync } from 'node:fs';

/** Drops what a user of an element cannot reach: private and protected members, `#fields`, `_internals`. */
const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      for (const declaration of module.declarations ?? []) {
        if (declaration.members) declaration.members = declaration.members.filter(isPublic);
      }
    }
  },
});

const lifecycle = new Set(['connectedCallback', 'disconnectedCallback', 'attributeChangedCallback', 'adoptedCallback']);
const litHooks = new Set(['willUpdate', 'update', 'updated', 'firstUpdated', 'shouldUpdate', 'render']);
const formHooks = new Set(['formResetCallback', 'formDisabledCallback', 'formStateRestoreCallback', 'formAssociatedCallback']);
const litStatics = new Set(['styles', 'shadowRootOptions', 'properties', 'formAssociated']);

function isPublic({ name, privacy, static: isStatic }) {
  if (privacy === 'private' || privacy === 'protected' || /^[#_]/.test(name)) return false;
  if (isStatic && litStatics.has(name)) return false;
  return !lifecycle.has(name) && !litHooks.has(name) && !formHooks.has(name);
}

/** Reads `defineElement('discussion-thread', ThreadElement)` in the registration files. */
const definitions = () => {
  const tags = new Map();
  return {
    name: 'definitions',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
      const [tag, element] = node.arguments;
      tags.set(element.getText(), { tag: tag.text, moduleDoc });
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          const definition = tags.get(declaration.name);
          if (!definition) continue;
          Object.assign(declaration, { customElement: true, tagName: definition.tag });
          addDefinition(customElementsManifest, definition, { name: declaration.name, module: module.path });
        }
      }
    },
  };
};

function addDefinition({ modules }, { tag, moduleDoc }, declaration) {
  const module = modules.find(({ path }) => path === moduleDoc.path);
  module.exports = [...(module.exports ?? []), { kind: 'custom-element-definition', name: tag, declaration }];
}

/** Every element that has the tokens knows them: from the comments in tokens.ts, as the table of the README. A count has no look. */
const documentedTokens = () => ({
  name: 'documented-tokens',
  packageLinkPhase({ customElementsManifest }) {
    const source = readFileSync(new URL('../src/styles/tokens.ts', import.meta.url), 'utf8');
    const cssProperties = [...source.matchAll(/\/\* (--discussion-[\w-]+): ([^*]+?) \*\//g)].map(([, name, description]) => ({ name, description }));
    for (const element of elementsOf(customElementsManifest)) {
      if (element.tagName !== 'discussion-count') element.cssProperties = cssProperties;
    }
  },
});

/** A page has what its thread and its article have: their parts, those of the article as `article-…`, and the thread's events. */
const partsOfThePage = () => ({
  name: 'parts-of-the-page',
  packageLinkPhase({ customElementsManifest }) {
    const [page, thread, article] = ['page', 'thread', 'article'].map((name) =>
      elementsOf(customElementsManifest).find(({ tagName }) => tagName === `discussion-${name}`),
    );
    page.events = thread.events;
    page.cssParts = [...thread.cssParts, ...article.cssParts.map((part) => ({ ...part, name: `article-${part.name}` }))];
  },
});

function elementsOf({ modules }) {
  return modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
}

/** Paths name the files that are shipped, not the sources they are made from. */
const shippedPaths = () => ({
  name: 'shipped-paths',
  packageLinkPhase({ customElementsManifest }) {
    const text = JSON.stringify(customElementsManifest.modules);
    customElementsManifest.modules = JSON.parse(text, (key, value) =>
      (key === 'path' || key === 'module') && typeof value === 'string'
        ? value.replace(/^\/?src\/(.+)\.[tj]s$/, 'dist/$1.js')
        : value,
    );
  },
});

export default {
  globs: ['src/elements/*/*-element.ts', 'src/elements/*/discussion-*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [definitions(), publicOnly(), documentedTokens(), partsOfThePage(), shippedPaths()],
};
