import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '@hanout/testing';
import { Jobs } from './jobs';

/** Longer than any spec takes: a run comes by its nudge or not at all. */
const NEVER_MS = 3_600_000;

describe('jobs', () => {
  let jobs: Jobs;
  beforeEach(() => (jobs = new Jobs()));
  afterEach(() => jobs.beforeApplicationShutdown());

  it('run when they are nudged, and once more when that was meanwhile', async () => {
    let runs = 0;
    const job = jobs.every({ name: 'nudged', everyMs: NEVER_MS }, async () => {
      runs += 1;
      if (runs === 2) job.nudge();
      await pause(1);
    });
    await waitFor(() => runs === 1);
    await pause(10);
    job.nudge();
    await waitFor(() => runs === 3);
    await pause(10);
    expect(runs).toBe(3);
  });

  it('run again at once as long as there is more, nudged or not, however far apart they are', async () => {
    let runs = 0;
    jobs.every({ name: 'busy', everyMs: NEVER_MS, apartMs: NEVER_MS }, () =>
      Promise.resolve((runs += 1) < 5),
    );
    await waitFor(() => runs === 5);
  });

  it('do not begin before their time, however often they are nudged', async () => {
    let runs = 0;
    const job = jobs.every({ name: 'apart', everyMs: NEVER_MS, apartMs: NEVER_MS }, () => {
      runs += 1;
      return Promise.resolve();
    });
    await waitFor(() => runs === 1);
    for (let nudge = 0; nudge < 10; nudge += 1) {
      job.nudge();
      await pause(2);
    }
    expect(runs).toBe(1);
  });

  it('begin when their time has come', async () => {
    let runs = 0;
    const job = jobs.every({ name: 'apart', everyMs: NEVER_MS, apartMs: 50 }, () => {
      runs += 1;
      return Promise.resolve();
    });
    for (const nudged of [1, 2, 3]) {
      await waitFor(() => runs === nudged);
      job.nudge();
    }
    await waitFor(() => runs === 4);
  });

  it('have all run once when the slowest has, whether its run succeeded or not', async () => {
    const ended: string[] = [];
    jobs.every({ name: 'quick', everyMs: NEVER_MS }, () => Promise.resolve(void ended.push('quick')));
    jobs.every({ name: 'slow', everyMs: NEVER_MS }, async () => {
      await pause(20);
      ended.push('slow');
      throw new Error('not this time');
    });
    await jobs.haveRunOnce();
    expect(ended).toEqual(['quick', 'slow']);
  });

  it('do not keep a service from stopping while they wait for their time', async () => {
    let runs = 0;
    const job = jobs.every({ name: 'apart', everyMs: NEVER_MS, apartMs: NEVER_MS }, () => {
      runs += 1;
      return Promise.resolve();
    });
    await waitFor(() => runs === 1);
    job.nudge();
    await pause(5);
    await jobs.beforeApplicationShutdown();
    expect(runs).toBe(1);
  });
});
