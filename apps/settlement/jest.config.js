module.exports = {
  displayName: 'settlement',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
