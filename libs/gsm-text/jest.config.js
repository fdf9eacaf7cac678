module.exports = {
  displayName: 'gsm-text',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
