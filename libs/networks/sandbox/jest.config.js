module.exports = {
  displayName: 'network-sandbox',
  preset: '../../../jest.preset.js',
  rootDir: '.',
};
