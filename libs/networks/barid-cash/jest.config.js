module.exports = {
  displayName: 'network-barid-cash',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
