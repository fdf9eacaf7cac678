module.exports = {
  displayName: 'emv-qr',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
