import type { NetworkName, PeopleEnrolledV1 } from '@hanout/contracts';
import { inFlight } from '../payday/in-flight';
import type { Payday } from '../payday/payday';
import { cpuTimes, spentBetween } from '../bench/cpu-times';

export interface List {
  network: NetworkName;
  people: object[];
}

export interface Enrolled {
  people: number;
  refused: number;
  seconds: number;
  /** Of one list's request, in milliseconds. */
  medianMs: number;
  slowestMs: number;
  spent: { name: string; cpuSeconds: number }[];
}

/** Presents all lists, `lanes` at a time, as the networks' own systems would, and measures from first to last. */
export async function enrolAll(
  payday: Payday,
  { lists, lanes, dataDir }: { lists: List[]; lanes: number; dataDir: string },
): Promise<Enrolled> {
  const took: number[] = [];
  let [people, refused] = [0, 0];
  const cpuBefore = cpuTimes(dataDir);
  const begunAt = performance.now();
  await inFlight(lists, lanes, async (list) => {
    const askedAt = performance.now();
    const { enrolments } = await payday.networks[list.network].post<PeopleEnrolledV1>('/enrolments', {
      people: list.people,
    });
    took.push(performance.now() - askedAt);
    people += enrolments.length;
    refused += enrolments.filter(({ outcome }) => outcome === 'refused').length;
  });
  const seconds = (performance.now() - begunAt) / 1_000;
  took.sort((a, b) => a - b);
  return {
    people,
    refused,
    seconds,
    medianMs: took[Math.floor(took.length / 2)] ?? 0,
    slowestMs: took.at(-1) ?? 0,
    spent: spentBetween(cpuBefore, cpuTimes(dataDir)),
  };
}
