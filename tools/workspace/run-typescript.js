/** Lets a spec start the service as a process of its own, compiled as the build compiles it: `node -r run-typescript.js main.ts`. */
const { transformFileSync } = require('@swc/core');
const { swcOptions } = require('./swc.js');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformFileSync(filename, { ...swcOptions, filename, sourceMaps: false });
  module._compile(code, filename);
};
