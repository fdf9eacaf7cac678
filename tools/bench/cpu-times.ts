import { readdirSync, readFileSync } from 'node:fs';
import { readPlatformFile } from '../platform/platform-file';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

interface ProcessStat {
  parent: number;
  cpuSeconds: number;
}

/** Processor seconds spent so far by each process of the platform; PostgreSQL's with those of its children. */
export function cpuTimes(dataDir: string): Map<string, number> {
  const stats = readStats();
  const processes = Object.entries(readPlatformFile(dataDir)?.processes ?? {});
  return new Map(processes.map(([name, { pid }]) => [name, familyCpu(pid, stats)]));
}

/** Each one's share of what was spent between two looks, the greediest first. */
export function spentBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): { name: string; cpuSeconds: number }[] {
  return [...after]
    .map(([name, cpuSeconds]) => ({ name, cpuSeconds: cpuSeconds - (before.get(name) ?? 0) }))
    .filter(({ cpuSeconds }) => cpuSeconds >= 0.05)
    .sort((a, b) => b.cpuSeconds - a.cpuSeconds);
}

/** Processor seconds that the host of a virtual machine has kept from it so far; 0 where nothing tells. */
export function stolenSeconds(): number {
  if (process.platform !== 'linux') return 0;
  const [, ticks] = /^cpu +(?:\d+ ){7}(\d+)/.exec(readFileSync('/proc/stat', 'utf8')) ?? [];
  return Number(ticks ?? 0) / TICKS_PER_SECOND;
}

function familyCpu(pid: number, stats: ReadonlyMap<number, ProcessStat>): number {
  const children = [...stats].filter(([, { parent }]) => parent === pid);
  return children.reduce((sum, [child]) => sum + familyCpu(child, stats), stats.get(pid)?.cpuSeconds ?? 0);
}

/** Empty where there is no /proc: the bench then shows rates only. */
function readStats(): Map<number, ProcessStat> {
  if (process.platform !== 'linux') return new Map();
  return new Map(
    readdirSync('/proc').flatMap((name) => {
      const stat = /^\d+$/.test(name) ? statOf(Number(name)) : undefined;
      return stat === undefined ? [] : [[Number(name), stat] as const];
    }),
  );
}

function statOf(pid: number): ProcessStat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may hold spaces and brackets; fields are counted after its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Children that ended are counted with the parent that waited for them.
    const ticks = [11, 12, 13, 14].reduce((sum, place) => sum + Number(fields[place]), 0);
    return { parent: Number(fields[1]), cpuSeconds: ticks / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}
