import { workspaceRoot } from '../platform/workspace';
import { LIST_FILE, NAMES_FILE } from './lists';
import { makeNetwork } from './make-network';
import { WrongName } from './names';

function tell(name: string, { folder, files }: ReturnType<typeof makeNetwork>): string {
  const rows = [
    ['made', folder, `${files} files: a copy of the sandbox, which passes the shared suite`],
    ['added', NAMES_FILE, name],
    ['added', LIST_FILE, 'its adapter and its own side of the wire'],
    [],
    ['1', `${folder}/README.md`, 'what to write where, from its own side of the wire on'],
    ['2', `npx jest -c ${folder}/jest.config.js`, 'until it passes in the network’s words'],
    [
      '3',
      'docker-compose.yml, docker/nats/nats.conf',
      'its service, database and logins; npm start has them by itself',
    ],
    ['4', 'apps/console/src/texts/networks.ts', 'its name in the pages, as in the wallet’s sign-up'],
    ['5', 'npm test', 'tells what is missing'],
  ];
  const width = Math.max(...rows.map(([, what = '']) => what.length));
  return rows
    .map(([step = '', what = '', why = '']) => `  ${step.padEnd(6)}${what.padEnd(width + 2)}${why}`.trimEnd())
    .join('\n');
}

try {
  const [name] = process.argv.slice(2);
  console.log(`\n${tell(name ?? '', makeNetwork(workspaceRoot(), name))}\n`);
} catch (error) {
  if (!(error instanceof WrongName)) throw error;
  process.stderr.write(`\n  ✗ ${error.message}\n`);
  process.exitCode = 1;
}
