module.exports = {
  displayName: 'programmes',
  preset: '../../jest.preset.js',
  rootDir: '.',
};
