import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const unsafeHtml = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(inner|outer)HTML$/]',
    message: "Only src/text/ turns a stranger's words into nodes.",
  },
  {
    selector:
      'CallExpression > MemberExpression.callee[property.name=/^(setHTMLUnsafe|setHTML|parseHTMLUnsafe|insertAdjacentHTML|createContextualFragment)$/]',
    message: "Only src/text/ turns a stranger's words into nodes.",
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'document.write has no place here.',
  },
  {
    selector: 'ImportDeclaration[source.value=/^lit(-html)?\\u002fdirectives\\u002funsafe-/]',
    message: "Only src/text/ turns a stranger's words into nodes.",
  },
];

const registration = {
  selector:
    'CallExpression[callee.property.name="define"]:matches([callee.object.name="customElements"], [callee.object.property.name="customElements"])',
  message: 'Elements are defined in their registration file only: src/elements/*/discussion-*.ts.',
};

const declarations = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: 'TSModuleDeclaration[kind!="global"][id.type!="Literal"]', message: 'Use modules.' },
  { selector: 'TSParameterProperty', message: 'Declare the field, then assign it.' },
];

const skippedTests = [
  {
    selector: 'CallExpression > MemberExpression.callee[object.name=/^(describe|context|it|specify|test)$/][property.name=/^(only|skip)$/]',
    message: 'No test is skipped, and none is alone.',
  },
  { selector: 'CallExpression[callee.name=/^x(describe|context|it|specify)$/]', message: 'No test is skipped.' },
  { selector: 'CallExpression[callee.object.type="ThisExpression"][callee.property.name="skip"]', message: 'No test is skipped.' },
];

const restricted = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules.flat()] });

export default defineConfig(
  { ignores: ['dist/', 'storybook-static/', '.cache/', 'coverage/', 'node_modules/', 'stories/reference/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: { parserOptions: { projectService: true } },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      ...restricted(unsafeHtml, registration, declarations),
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true, IIFEs: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // Lit types isServer as false, and what comes from outside is not always what its type says.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/unbound-method': 'off', // Lit binds the listeners of a template to their host
      'lit/no-classfield-shadowing': 'off', // fields are assigned, not defined: useDefineForClassFields is false
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-private-properties': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-template-arrow': 'off',
      'wc/guard-super-call': 'off', // LitElement has these callbacks
      'wc/no-constructor-params': 'error',
      'wc/require-listener-teardown': 'error',
    },
  },
  {
    // The dictionaries are lists.
    files: ['src/i18n/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/text/**/*.ts'],
    rules: restricted(registration, declarations),
  },
  {
    files: ['src/elements/*/discussion-*.ts', 'src/elements/define-element.ts'],
    rules: restricted(unsafeHtml, declarations),
  },
  {
    // keyCode 229 tells an input method, execCommand('insertText') keeps undo: nothing newer does either.
    files: ['src/elements/form/**/*.ts', 'tests/elements/form/**/*.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      ...restricted(declarations, skippedTests),
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off', // expect(…).to.be.true
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `equal` of @open-wc/testing is a promise for its types only.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] }],
      'lit-a11y/click-events-have-key-events': 'off',
      'lit-a11y/accessible-name': 'off',
    },
  },
  {
    files: ['stories/**/*.ts', '.storybook/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: {
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
);
