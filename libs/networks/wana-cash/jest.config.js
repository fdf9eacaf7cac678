module.exports = {
  displayName: 'network-wana-cash',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
