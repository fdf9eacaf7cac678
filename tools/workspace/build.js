/**
 * Compiles apps, libs and tools to `dist/`, file by file and in the same tree, in a second or two, and then builds the web
 * apps whose sources changed (see build-web.mjs).
 * Types are not looked at here (`npm run typecheck` does); `@hanout/*` imports become relative ones.
 */
const {
  readdirSync,
  readFileSync,
  mkdirSync,
  writeFileSync,
  cpSync,
  rmSync,
  statSync,
  existsSync,
} = require('node:fs');
const { join, dirname, relative } = require('node:path');
const { transformSync } = require('@swc/core');
const { swcOptions } = require('./swc.js');
const { root } = require('./paths.js');

const out = join(root, 'dist');
const skipped = new Set(['node_modules', 'dist', 'site', '.hanout']);

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name) && !existsSync(join(path, 'vite.config.mts'))) yield* filesUnder(path);
    } else yield path;
  }
}

/** Points at which a test may crash a service are no part of what is deployed. The lines stay, for the source maps. */
function withoutFailpoints(source) {
  return source.replace(/^\s*failpoint\('[\w.-]+'\);$/gm, '');
}

function build() {
  const kept = new Set();
  let compiled = 0;
  for (const top of ['apps', 'libs', 'tools']) {
    for (const file of filesUnder(join(root, top))) {
      const isSource =
        file.endsWith('.ts') && !file.endsWith('.d.ts') && !/spec\.ts$|jest\.config\.js$/.test(file);
      const target = join(out, relative(root, file)).replace(/\.ts$/, '.js');
      if (!isSource && !/\.(json|sql|html|css|svg|mjs)$/.test(file)) continue;
      kept.add(target).add(`${target}.map`);
      if (existsSync(target) && statSync(target).mtimeMs >= statSync(file).mtimeMs) continue;
      mkdirSync(dirname(target), { recursive: true });
      if (!isSource) {
        cpSync(file, target);
        continue;
      }
      const { code, map } = transformSync(withoutFailpoints(readFileSync(file, 'utf8')), {
        ...swcOptions,
        filename: file,
        sourceFileName: relative(dirname(target), file),
      });
      writeFileSync(`${target}.map`, map);
      writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`);
      compiled += 1;
    }
  }
  if (existsSync(out)) for (const file of filesUnder(out)) if (!kept.has(file)) rmSync(file);
  return compiled;
}

async function main() {
  console.log(`build: ${build()} files compiled to dist/`);
  const { buildWeb } = await import('./build-web.mjs');
  const built = await buildWeb();
  if (built.length > 0) console.log(`build: ${built.join(' and ')} for the browser`);
}

if (require.main === module) void main();
module.exports = { build };
