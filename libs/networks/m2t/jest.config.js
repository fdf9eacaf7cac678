module.exports = {
  displayName: 'network-m2t',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
