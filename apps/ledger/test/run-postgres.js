/**
 * A PostgreSQL of a test's own, which forces everything to disk: `node run-postgres.js <folder>`. Whenever it ends it is
 * started again on the same port; every start is told in a line of JSON. It goes when its starter goes.
 */
require('../../../tools/workspace/run-typescript.js');
const { join } = require('node:path');
const { startPostgres } = require('../../../tools/platform/postgres.ts');

async function run(dataDir) {
  let isStopping = false;
  let postgres = await startPostgres({ dataDir, port: 25_632 });
  process.stdin.resume().once('end', async () => {
    isStopping = true;
    await postgres.stop();
    process.exit(0);
  });
  while (!isStopping) {
    const { url, port, identity, exited } = postgres;
    process.stdout.write(`${JSON.stringify({ url, pid: identity.pid })}\n`);
    await exited;
    if (!isStopping) postgres = await startPostgres({ dataDir, port, isPortFixed: true });
  }
}

void run(join(process.argv[2], 'postgres'));
