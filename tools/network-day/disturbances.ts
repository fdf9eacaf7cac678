/** What is made to go wrong during the day, beside the simulator's own switches. */
import type { NetworkName } from '@hanout/contracts';
import { networkService, NETWORKS } from '@hanout/contracts';
import { readPlatformFile } from '../platform/platform-file';
import type { Draw } from './draw';

async function putFault(simulatorUrl: string, fault: object): Promise<void> {
  const response = await fetch(`${simulatorUrl}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(`the simulator takes no such fault: ${await response.text()}`);
}

/** How long what takes time takes: beyond our patience for an answer, and within the day. */
const DELAYS_MS: Readonly<Record<string, number>> = { slow: 12_000, pending: 20_000, notice_late: 30_000 };

/** Every switch of every network, each for so many of a hundred operations. */
export async function switchFaultsOn(simulatorUrl: string, percent: number): Promise<string[]> {
  const table = (await (await fetch(`${simulatorUrl}/faults/table`)).json()) as object;
  const modes = Object.keys(table);
  for (const target of NETWORKS)
    for (const mode of modes)
      await putFault(simulatorUrl, { target, mode, share: percent * 100, delayMs: DELAYS_MS[mode] });
  return modes;
}

/** It takes every request and says nothing. */
export async function openHole(simulatorUrl: string, network: NetworkName): Promise<void> {
  await putFault(simulatorUrl, { target: network, mode: 'slow', share: 10_000, delayMs: 600_000 });
}

export async function closeHole(simulatorUrl: string, network: NetworkName): Promise<void> {
  await putFault(simulatorUrl, { target: network, mode: 'slow', share: 0 });
}

/** `kill -9`; the platform starts it again. @returns which one, or undefined where it was not running at the moment */
export function killOne(dataDir: string, draw: Draw): string | undefined {
  const name = networkService(draw.one(NETWORKS));
  const pid = readPlatformFile(dataDir)?.processes[name]?.pid;
  if (pid === undefined) return undefined;
  try {
    process.kill(pid, 'SIGKILL');
    return name;
  } catch {
    return undefined;
  }
}
