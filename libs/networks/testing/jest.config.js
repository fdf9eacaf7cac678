module.exports = {
  displayName: 'network-testing',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
