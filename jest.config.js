/** All projects in one run, so that the real servers start once. `npx nx test <project>` runs one alone. */
module.exports = {
  projects: [
    '<rootDir>/apps/*/jest.config.js',
    '<rootDir>/libs/*/jest.config.js',
    '<rootDir>/libs/networks/*/jest.config.js',
    '<rootDir>/tools/jest.config.js',
  ],
};
