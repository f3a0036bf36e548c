import angular from 'angular-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = dirname(fileURLToPath(import.meta.url));

/**
 * The same rules hold for a small tree of forbidden imports, so that a test can see each of them fail:
 * `VIETVARA_LINT_ROOT` moves the zones there.
 */
const base = process.env['VIETVARA_LINT_ROOT'] ?? root;

/** The only libs a lib may import; a lib that is not listed may import none. */
const LIB_DEPENDENCIES = {
  contracts: [],
  'latvian-text': ['contracts'],
  'legal-calendar': ['contracts'],
  'access-policy': ['contracts'],
  'bylaw-document': ['contracts', 'latvian-text'],
  'bylaw-diff': ['contracts', 'bylaw-document'],
  'bylaw-blame': ['bylaw-document', 'bylaw-diff'],
  'bylaw-collab': ['contracts', 'bylaw-document'],
  'bylaw-suggest': ['contracts', 'bylaw-document'],
  citations: ['latvian-text', 'bylaw-document'],
  'bylaw-exchange': ['contracts', 'latvian-text', 'bylaw-document', 'bylaw-diff', 'citations'],
  'bylaw-amend': ['contracts', 'latvian-text', 'legal-calendar', 'bylaw-document', 'bylaw-diff'],
  'bylaw-lint': ['contracts', 'latvian-text', 'bylaw-document', 'citations', 'bylaw-amend'],
  'bylaw-procedure': ['contracts', 'legal-calendar', 'access-policy'],
  'memorandum-rules': [
    'contracts',
    'latvian-text',
    'bylaw-document',
    'citations',
    'bylaw-lint',
    'bylaw-procedure',
  ],
  'bylaw-templates': ['contracts', 'bylaw-document', 'bylaw-procedure', 'citations', 'bylaw-lint'],
  'participation-rules': ['contracts', 'latvian-text', 'legal-calendar'],
  'budget-rules': ['contracts', 'legal-calendar', 'access-policy'],
  'budget-count': ['contracts'],
  'verifiable-ballot': ['contracts', 'budget-rules', 'budget-count'],
  'paper-voting': ['contracts'],
  'geolatvija-exchange': ['contracts', 'latvian-text', 'legal-calendar', 'bylaw-exchange', 'budget-rules'],
  'coordination-rules': ['contracts', 'legal-calendar'],
  'coordination-papers': ['contracts', 'latvian-text', 'bylaw-exchange'],
  'review-rules': ['contracts', 'latvian-text', 'legal-calendar', 'citations', 'bylaw-exchange'],
  'council-rules': ['contracts', 'legal-calendar', 'bylaw-document', 'bylaw-exchange', 'bylaw-suggest'],
  'collective-submission-rules': ['contracts', 'access-policy', 'legal-calendar'],
  feeds: ['contracts'],
  reminders: ['contracts', 'legal-calendar'],
  'subscription-rules': ['contracts', 'latvian-text', 'legal-calendar'],
  'plain-language': [],
  'records-rules': ['contracts', 'legal-calendar'],
  'signed-containers': ['contracts'],
  'takeover-rules': ['contracts', 'latvian-text', 'legal-calendar', 'bylaw-document'],
};

/** Parts of the API that are no features: everything uses the platform, the demo uses everything. */
const NOT_FEATURES = new Set(['platform', 'demo']);

const foldersIn = (path) =>
  existsSync(join(base, path))
    ? readdirSync(join(base, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
    : [];
const libs = foldersIn('libs');
const features = foldersIn('apps/api/src').filter((name) => !NOT_FEATURES.has(name));

const zones = [
  { target: './libs', from: './apps', message: 'A lib knows no application.' },
  { target: './libs', from: './migrations', message: 'A lib knows no database.' },
  ...libs.map((lib) => ({
    target: `./libs/${lib}`,
    from: './libs',
    except: [lib, ...(LIB_DEPENDENCIES[lib] ?? [])].map((name) => `./${name}`),
    message: 'Libs depend on each other in one direction only; see docs/architecture.md.',
  })),
  {
    target: './apps/web',
    from: './apps/api',
    message: 'The web application knows the API by contracts only.',
  },
  { target: './apps/web', from: './apps/cli', message: 'The web application knows libs only.' },
  { target: './apps/api', from: './apps/web', message: 'The API knows no page.' },
  { target: './apps/api', from: './apps/cli', message: 'The API does not know its command line.' },
  { target: './apps/cli', from: './apps/web', message: 'The command line knows no page.' },
  ...features.map((feature) => ({
    target: './apps/api/src/platform',
    from: `./apps/api/src/${feature}`,
    message: 'The platform knows no feature.',
  })),
  ...features.flatMap((feature) => ({
    target: features.filter((other) => other !== feature).map((other) => `./apps/api/src/${other}`),
    from: `./apps/api/src/${feature}`,
    except: ['./index.ts'],
    message: 'A feature uses another one only through its index.ts.',
  })),
  ...features.map((feature) => ({
    target: `./apps/api/src/${feature}`,
    from: './apps/api/src/demo',
    message: 'Nothing but app.module.ts knows the demo.',
  })),
  { target: './apps', from: './migrations', message: 'Migrations are run, never imported.' },
  { target: './migrations', from: './apps', message: 'Migrations import nothing.' },
  { target: './migrations', from: './libs', message: 'Migrations import nothing.' },
].filter(({ target }) => target.length > 0);

const forbid = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const OUTSIDE_LIBS = {
  group: [
    '@nestjs/*',
    '@angular/*',
    'typeorm',
    'rxjs',
    'rxjs/*',
    'pg',
    'express',
    'node:*',
    'prosemirror-view',
    'prosemirror-tables',
  ],
  message: 'Libs are pure: no framework, no database, no Node, no DOM.',
};
const ONLY_EDITOR = {
  group: ['prosemirror-view', 'prosemirror-tables'],
  message: 'Only apps/web/src/app/editor shows ProseMirror.',
};
const ONLY_SOURCE = { group: ['**/dist/**'], message: 'Import the source.' };

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      '.angular/',
      '.data/',
      'coverage/',
      ...(process.env['VIETVARA_LINT_ROOT'] ? [] : ['tests/integration/architecture/fixtures/']),
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
    plugins: { 'import-x': importX },
    settings: {
      // Without a resolver that knows TypeScript and `#libs/*`, the zones pass everything silently.
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: join(base, 'tsconfig.json'),
          noWarnOnMultipleProjects: true,
        }),
      ],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: base, zones }],
      'import-x/no-cycle': 'off',
      'import-x/no-self-import': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      ...forbid([ONLY_SOURCE]),
    },
  },
  {
    // What only the types show; the rest of the type-checked rules costs more time than it finds.
    files: ['apps/api/src/**/*.ts', 'apps/cli/src/**/*.ts', 'apps/web/src/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: base } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts', 'apps/launch/**/*.mjs'],
    rules: { 'max-lines': ['error', { max: 300 }] },
  },
  { files: ['libs/**/*.ts'], rules: forbid([ONLY_SOURCE, OUTSIDE_LIBS]) },
  {
    // Specs of libs may read files of real texts.
    files: ['libs/**/*.spec.ts', 'libs/**/testing/**'],
    rules: forbid([
      ONLY_SOURCE,
      { ...OUTSIDE_LIBS, group: OUTSIDE_LIBS.group.filter((name) => name !== 'node:*') },
    ]),
  },
  {
    files: ['apps/web/src/app/**/*.ts'],
    ignores: ['apps/web/src/app/editor/**'],
    rules: forbid([ONLY_SOURCE, ONLY_EDITOR]),
  },
  {
    files: ['apps/web/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'vv', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'vv', style: 'camelCase' },
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  // Before the application runs there is nobody else to tell.
  { files: ['apps/web/src/main.ts'], rules: { 'no-console': ['error', { allow: ['error'] }] } },
  {
    files: ['apps/web/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { sourceType: 'module' },
    rules: { 'no-unused-vars': 'error', 'no-undef': 'off', eqeqeq: 'error' },
  },
);
