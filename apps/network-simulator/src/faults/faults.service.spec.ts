/** What is taken is what was asked for, no more often than that, the same again by the same seed, and counted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAULT_NAMES, FAULT_TABLE, faultByAmount } from './fault-table';
import { FaultsService, type Switch } from './faults.service';

const takenOf = (wanted: Omit<Switch, 'target' | 'mode'>, chances: number): boolean[] => {
  const faults = new FaultsService();
  faults.set({ target: 'm2t', mode: 'reset', ...wanted });
  return Array.from({ length: chances }, () => faults.take('m2t', 'answer') !== undefined);
};
const count = (taken: boolean[]): number => taken.filter(Boolean).length;

describe('the switches', () => {
  it('take the share that was asked for, and the same ones for the same seed', () => {
    const wanted = { share: 2_500, seed: 7 };
    const taken = takenOf(wanted, 4_000);
    expect(takenOf(wanted, 4_000)).toEqual(taken);
    expect(takenOf({ share: 2_500, seed: 8 }, 4_000)).not.toEqual(taken);
    expect(count(taken)).toBeGreaterThan(900);
    expect(count(taken)).toBeLessThan(1_100);
    expect(count(takenOf({ share: 1, seed: 7 }, 4_000))).toBeLessThan(5);
    expect(count(takenOf({}, 50))).toBe(50);
  });

  it('are over after so many times', () => {
    expect(takenOf({ times: 2 }, 4)).toEqual([true, true, false, false]);
    expect(count(takenOf({ times: 3, share: 5_000, seed: 1 }, 1_000))).toBe(3);
  });

  it('hold for one network, or for all six but not for SMS, each stage by itself', () => {
    const faults = new FaultsService();
    faults.set({ target: 'networks', mode: 'declined' });
    faults.set({ target: 'cash-plus', mode: 'slow', delayMs: 5 });
    expect(faults.take('m2t', 'decision')).toEqual({ mode: 'declined' });
    expect(faults.take('m2t', 'answer')).toBeUndefined();
    expect(faults.take('sms', 'decision')).toBeUndefined();
    expect(faults.take('cash-plus', 'answer')).toEqual({ mode: 'slow', delayMs: 5 });
    expect(faults.take('cash-plus', 'decision')).toEqual({ mode: 'declined' });
    faults.clear('networks');
    expect(faults.take('m2t', 'decision')).toBeUndefined();
    expect(faults.shown()).toEqual({
      switches: [{ target: 'cash-plus', mode: 'slow', delayMs: 5 }],
      taken: { m2t: { declined: 1 }, 'cash-plus': { slow: 1, declined: 1 } },
    });
  });

  it('know each fault by two centimes of its own, which ordinary prices do not have', () => {
    const centimes = FAULT_NAMES.map((name) => FAULT_TABLE[name].centimes);
    expect(new Set(centimes).size).toBe(centimes.length);
    expect(Math.min(...centimes)).toBeGreaterThan(50);
    expect(faultByAmount('decision', '123471')).toBe('declined');
    expect(faultByAmount('answer', '71')).toBeUndefined();
    expect(faultByAmount('decision', '7')).toBeUndefined();
    expect(new FaultsService().take('m2t', 'notice', '1082')).toEqual({ mode: 'notice_lost' });
  });

  it('are all in the table of the README', () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| (\d\d) +\| `(\w+)`/gm)].map(([, centimes, mode]) => [
      mode,
      Number(centimes),
    ]);
    expect(rows).toEqual(FAULT_NAMES.map((name) => [name, FAULT_TABLE[name].centimes]));
  });
});
