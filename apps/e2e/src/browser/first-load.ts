import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { DEVICES, type Device } from './devices';

export interface FirstLoad {
  requests: number;
  /** As they came over the air, headers left out. */
  bytes: number;
  /** Of all scripts, compressed with gzip. */
  scriptBytes: number;
  /** Of scripts that hold nothing of node_modules. */
  ownScriptBytes: number;
  /** Until the first screen stood, on the network of a village: said, never held to. */
  tookMs: number;
}

/** "Slow 3G": 400 kbit/s and 400 ms until an answer begins. */
const VILLAGE = {
  offline: false,
  latency: 400,
  downloadThroughput: 50_000,
  uploadThroughput: 50_000,
};

/** A page opened for the first time on a device, with nothing of it kept there yet. */
export async function firstLoadOf(
  browser: Browser,
  {
    url,
    device = 'phone',
    storageState,
    isVendor,
  }: {
    url: string;
    device?: Device;
    /** Who is signed in on it. */
    storageState?: BrowserContextOptions['storageState'];
    /** Whether a script holds libraries, by its address. */
    isVendor: (address: string) => boolean;
  },
): Promise<FirstLoad> {
  // What the service worker fetches for later is no part of the first screen.
  const context = await browser.newContext({ ...DEVICES[device], storageState, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', VILLAGE);
    const load = { requests: 0, bytes: 0, scriptBytes: 0, ownScriptBytes: 0 };
    session.on('Network.dataReceived', ({ encodedDataLength }) => (load.bytes += encodedDataLength));
    const scripts: Promise<void>[] = [];
    page.on('response', (response) => {
      load.requests += 1;
      if (response.request().resourceType() !== 'script') return;
      const add = async (): Promise<void> => {
        const bytes = gzipSync(await response.body(), { level: 9 }).length;
        load.scriptBytes += bytes;
        if (!isVendor(response.url())) load.ownScriptBytes += bytes;
      };
      scripts.push(add());
    });
    const begunAt = Date.now();
    await page.goto(url, { timeout: 60_000 });
    await page.locator('h1').first().waitFor({ timeout: 60_000 });
    const tookMs = Date.now() - begunAt;
    await page.waitForLoadState('networkidle');
    await Promise.all(scripts);
    return { ...load, tookMs };
  } finally {
    await context.close();
  }
}
