const { pathsToModuleNameMapper } = require('./tools/workspace/paths.js');

/** What every project's Jest shares: SWC like the build, real servers started once per run by the global set-up. */
module.exports = {
  testEnvironment: 'node',
  globalSetup: require.resolve('./tools/workspace/jest-global-setup.ts'),
  globalTeardown: require.resolve('./tools/workspace/jest-global-teardown.ts'),
  testMatch: ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
  transform: { '^.+\\.[mc]?[tj]sx?$': ['@swc/jest', require('./tools/workspace/swc.js').swcOptions] },
  // jose ships ES modules only; Jest's CommonJS needs it transformed.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleNameMapper: pathsToModuleNameMapper(),
  moduleFileExtensions: ['ts', 'tsx', 'js', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: [require.resolve('reflect-metadata')],
  testTimeout: 60_000,
};
