module.exports = {
  displayName: 'network-damane-cash',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
