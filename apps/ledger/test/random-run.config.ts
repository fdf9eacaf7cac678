import { randomInt } from 'node:crypto';

const { HANOUT_RANDOM_SEED } = process.env;

/** What a random test draws: something new each time, or again what a failure named. */
export const randomRun = { seed: HANOUT_RANDOM_SEED ? Number(HANOUT_RANDOM_SEED) : randomInt(2 ** 31) };
