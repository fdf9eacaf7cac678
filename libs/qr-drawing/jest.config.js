module.exports = {
  displayName: 'qr-drawing',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
