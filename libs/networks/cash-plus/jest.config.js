module.exports = {
  displayName: 'network-cash-plus',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
