module.exports = {
  displayName: 'network-kit',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
