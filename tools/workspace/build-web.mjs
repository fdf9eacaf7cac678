/** Builds the web apps (folders of `apps/` with a `vite.config.mts`) into `dist/apps/<app>/site`, those whose sources changed. */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { packSite } from './pack-site.mjs';
import paths from './paths.js';

const { root } = paths;
/** What a site is made of beside its own folder. */
const shared = [
  'libs',
  'package-lock.json',
  'tools/workspace/pack-site.mjs',
  'tools/workspace/web-app.mts',
  'tsconfig.base.json',
];

function newestUnder(path) {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const within = readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .map((name) => newestUnder(join(path, name)));
  return Math.max(own.mtimeMs, ...within);
}

/** @returns names of the apps that were built */
export async function buildWeb() {
  const apps = readdirSync(join(root, 'apps')).filter((app) =>
    existsSync(join(root, 'apps', app, 'vite.config.mts')),
  );
  const sharedAt = Math.max(...shared.map((path) => newestUnder(join(root, path))));
  const built = [];
  for (const app of apps) {
    const site = join(root, 'dist', 'apps', app, 'site');
    const marker = join(site, '.built');
    const changedAt = Math.max(sharedAt, newestUnder(join(root, 'apps', app)));
    if (existsSync(marker) && statSync(marker).mtimeMs >= changedAt) continue;
    await build({ configFile: join(root, 'apps', app, 'vite.config.mts'), logLevel: 'warn' });
    packSite(site);
    writeFileSync(marker, '');
    built.push(app);
  }
  return built;
}
