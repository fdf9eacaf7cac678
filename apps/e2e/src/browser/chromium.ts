/** The browser of the tests: the one that `tools/browser` finds or brings, kept off the network. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ROOT = join(__dirname, '..', '..', '..', '..').replace(/\/dist$/, '');

/** What the camera of the browser shows, as long as a file is there: Motion JPEG, read anew whenever a page opens it. */
export interface BrowserOptions {
  cameraFile?: string;
}

/** Nothing but this machine has a name, and the browser asks nobody for anything on its own. */
const OFF_THE_NETWORK = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-client-side-phishing-detection',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

export async function launchBrowser({ cameraFile }: BrowserOptions = {}): Promise<Browser> {
  const found = JSON.parse(
    execFileSync(process.execPath, [join(ROOT, 'dist', 'tools', 'browser', 'main.js')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as { path: string; env: Record<string, string> };
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
  return chromium.launch({
    executablePath: found.path,
    // Chromium's own sandbox refuses to work for root.
    chromiumSandbox: process.getuid?.() !== 0,
    env: { PATH: '/usr/bin:/bin', TZ: 'Africa/Casablanca', ...found.env },
    args: [
      ...OFF_THE_NETWORK,
      ...(cameraFile === undefined ? [] : [...camera, `--use-file-for-fake-video-capture=${cameraFile}`]),
    ],
  });
}
