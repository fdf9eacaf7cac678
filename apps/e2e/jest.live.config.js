const usual = require('./jest.config.js');

/** What looks at the apps in a real browser: `npm run browser`. It wants a machine of its own for a quarter of an hour, so it stands beside `npm test`. */
module.exports = { ...usual, displayName: 'browser', testMatch: ['**/*.live-spec.ts'] };
