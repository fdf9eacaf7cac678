module.exports = {
  displayName: 'network-list',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
