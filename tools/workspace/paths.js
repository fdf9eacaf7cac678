const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..', '..');
const written = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions.paths;

/** A door with a star is one for each folder that has the file: a new network is found without being listed. */
function doorsOf([name, [file]]) {
  if (!name.includes('*')) return [[name, [file]]];
  const [before, after] = file.split('*');
  return readdirSync(join(root, before))
    .filter((folder) => existsSync(join(root, before + folder + after)))
    .map((folder) => [name.replace('*', folder), [before + folder + after]]);
}

const paths = Object.fromEntries(Object.entries(written).flatMap(doorsOf));

/** The `@hanout/*` doors of tsconfig.base.json, as Jest wants them: the one list serves the compiler, the build and the tests. */
function pathsToModuleNameMapper() {
  return Object.fromEntries(Object.entries(paths).map(([name, [file]]) => [`^${name}$`, join(root, file)]));
}

module.exports = { paths, root, pathsToModuleNameMapper };
