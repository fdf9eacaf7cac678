const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions;

/** The `@hanout/*` doors of tsconfig.base.json, as Jest wants them: the one list serves the compiler, the build and the tests. */
function pathsToModuleNameMapper() {
  return Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [`^${name}$`, join(root, file)]));
}

module.exports = { paths, root, pathsToModuleNameMapper };
