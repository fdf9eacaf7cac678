module.exports = {
  displayName: 'fees',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
