module.exports = {
  displayName: 'fee-rules',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
