// The module borders of the architecture. `tests/` and `stories/` may import anything.

/**
 * Modules in `folder` may import only what lies in `folder` itself and in `allowed`. Types of the model are free
 * for everyone: they are gone at run time.
 */
const border = (folder, allowed, { types = ['^src/model/types\\.ts$'], except = [] } = {}) => [
  {
    name: `border-of-${folder.replace(/\W+/g, '-')}`,
    severity: 'error',
    from: { path: `^src/${folder}/`, pathNot: except },
    to: { path: '^src/', pathNot: [`^src/${folder}/`, ...allowed, ...types] },
  },
  {
    name: `types-for-${folder.replace(/\W+/g, '-')}`,
    comment: 'What is free as a type is not free as code.',
    severity: 'error',
    from: { path: `^src/${folder}/` },
    to: { path: types, pathNot: [`^src/${folder}/`, ...allowed], dependencyTypesNot: ['type-only'] },
  },
];

const model = '^src/model/';

/** A package of node_modules may be imported only by the files that `from` names. */
const dependency = (name, from) => ({
  name: `${name}-only-where-it-belongs`,
  severity: 'error',
  from: { path: '^src/', pathNot: from },
  to: { path: `^node_modules/${name}` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'all-can-be-found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...border('model', []),
    ...border('text', []),
    ...border('i18n', []),
    ...border('styles', []),
    // A backend that keeps HTML is sent some: the gate reads what was typed.
    // Those that sort do it as the thread does.
    ...border('sources', ['^src/model/comment-order\\.ts$'], { except: ['^src/sources/wordpress/markup\\.ts$'] }),
    {
      name: 'border-of-wordpress-markup',
      severity: 'error',
      from: { path: '^src/sources/wordpress/markup\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/text/'] },
    },
    ...border('discussion', [model, '^src/sources/(source|on-demand|wait|family)\\.ts$']),
    ...border('controllers', [model, '^src/(discussion|i18n)/', '^src/sources/(registry|source)\\.ts$']),
    ...border('elements', [
      model,
      '^src/(controllers|discussion|text|i18n|styles)/',
      '^src/sources/(registry|source|family)\\.ts$',
    ]),
    ...border('structured-data', [model, '^src/text/'], { types: ['^src/discussion/state\\.ts$'] }),
    ...border('testing', [model, '^src/sources/']),
    {
      name: 'registrations-only-from-registrations',
      comment: 'Importing a class must not define an element. One that is needed later may be loaded later.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(define|cdn)\\.ts$|^src/elements/[^/]+/discussion-[^/]+\\.ts$' },
      to: { path: '^src/(define|cdn)\\.ts$|^src/elements/[^/]+/discussion-[^/]+\\.ts$', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    },
    {
      name: 'nothing-from-outside-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|stories|dist|\\.config)/' },
    },
    dependency('(lit|lit-html|lit-element|@lit)/', ['^src/(styles|controllers|elements)/', '^src/react\\.ts$', '^src/text/body-directive\\.ts$']),
    dependency('marked/', '^src/text/'),
    dependency('dompurify/', '^src/text/'),
    dependency('idb/', '^src/(sources|discussion)/'),
    {
      name: 'types-alone-for-jsx',
      severity: 'error',
      from: { path: '^src/react\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-development-dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/react\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
};
