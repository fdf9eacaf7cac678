module.exports = {
  displayName: 'network-wafacash',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
