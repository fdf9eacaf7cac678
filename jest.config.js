/** All projects in one run, so that the real servers start once. `npx nx test <project>` runs one alone. */
module.exports = {
  // Of the whole run: Jest does not take it from the projects. Conditions are waited for, so it is a last resort.
  testTimeout: 60_000,
  projects: [
    '<rootDir>/apps/*/jest.config.js',
    '<rootDir>/libs/*/jest.config.js',
    '<rootDir>/libs/networks/*/jest.config.js',
    '<rootDir>/tools/jest.config.js',
  ],
};
