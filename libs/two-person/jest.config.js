module.exports = {
  displayName: 'two-person',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
