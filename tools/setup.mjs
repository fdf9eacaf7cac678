/**
 * Runs before everything else, on a bare checkout: the right Node, the installed packages, the compiled tree. Plain
 * JavaScript that needs nothing, and done in a moment when there is nothing to do.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = [20, 19];
const marker = join(root, 'node_modules', '.hanout-lock');

checkNode();
installPackages();
run(process.execPath, [join(root, 'tools', 'workspace', 'build.js')], 'The build failed.');

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `Hanout needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node} (${process.execPath}).`,
  );
}

/** `npm ci` when the lockfile is not the one that was installed last. */
function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8').trim() === hash) return;
  if (!isInstalled(JSON.parse(lock))) {
    console.log('Installing packages (npm ci) …');
    const npm = process.env.npm_execpath;
    const [command, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
    installExactly(command, first);
  }
  writeFileSync(marker, `${hash}\n`);
}

/**
 * npm ci refuses a lockfile that does not list the packages of every other system, even one that is whole for this one
 * (npm leaves them out when it writes the file on one system). npm install takes the same pinned, checked packages; it
 * is told not to write anything down.
 */
function installExactly(command, first) {
  const quiet = ['--include=dev', '--no-audit', '--no-fund'];
  const ci = spawnSync(command, [...first, 'ci', ...quiet], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (ci.status === 0) return;
  if (!ci.stderr?.includes('EUSAGE'))
    fail(`${ci.stderr ?? ''}\nnpm ci failed: ${ci.error?.message ?? 'see above'}.`);
  console.log(
    'The lockfile leaves out packages of other systems: installing those of this one (npm install --no-save) …',
  );
  run(command, [...first, 'install', '--no-save', ...quiet], 'npm install failed: see above.');
}

/** Whether somebody ran `npm ci` before us: npm writes down what it put there, each package with its checksum. */
function isInstalled({ packages: wanted }) {
  const file = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(file)) return false;
  const { packages: there } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(wanted).every(([path, { integrity, optional, link }]) => {
    if (path === '' || link || (optional && !there[path])) return true;
    return there[path]?.integrity === integrity && existsSync(join(root, path));
  });
}

function run(command, args, complaint) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) fail(`${complaint} ${error.message}`);
  if (status !== 0) fail(complaint, status ?? 1);
}

function fail(text, code = 1) {
  console.error(text);
  process.exit(code);
}
