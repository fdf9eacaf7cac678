const usual = require('./jest.config.js');

/** What looks at the apps in a real browser: `npm run browser`. Not all of it passes yet, so it stands beside `npm test`. */
module.exports = { ...usual, displayName: 'browser', testMatch: ['**/*.live-spec.ts'] };
