module.exports = {
  displayName: 'ussd',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
