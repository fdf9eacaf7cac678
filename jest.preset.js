const { pathsToModuleNameMapper } = require('./tools/workspace/paths.js');
const { swcOptions, swcOptionsTsx } = require('./tools/workspace/swc.js');

/** What every project's Jest shares: SWC like the build, real servers started once per run by the global set-up. */
module.exports = {
  testEnvironment: 'node',
  globalSetup: require.resolve('./tools/workspace/jest-global-setup.ts'),
  globalTeardown: require.resolve('./tools/workspace/jest-global-teardown.ts'),
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
  transform: {
    '^.+\\.tsx$': ['@swc/jest', swcOptionsTsx],
    '^.+\\.[mc]?[tj]s$': ['@swc/jest', swcOptions],
  },
  // jose ships ES modules only; Jest's CommonJS needs it transformed.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleNameMapper: pathsToModuleNameMapper(),
  moduleFileExtensions: ['ts', 'tsx', 'js', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: [require.resolve('reflect-metadata')],
  testTimeout: 60_000,
};
