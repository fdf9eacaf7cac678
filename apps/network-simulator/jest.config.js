module.exports = {
  displayName: 'network-simulator',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
