/** Says where a Chromium for the tests is, as JSON (`Browser`), and brings one where there is none; tells how it goes on stderr. */
import { findBrowser } from './browser';

async function main(): Promise<void> {
  const begunAt = Date.now();
  const onProgress = (line: string) => {
    const seconds = ((Date.now() - begunAt) / 1000).toFixed(0);
    process.stderr.write(`${seconds.padStart(3)} s  ${line}\n`);
  };
  process.stdout.write(`${JSON.stringify(await findBrowser({ onProgress }), null, 2)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
