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
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly(), shippedPaths()],
};
