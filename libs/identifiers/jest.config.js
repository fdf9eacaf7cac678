module.exports = {
  displayName: 'identifiers',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
