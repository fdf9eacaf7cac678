import { randomInt } from 'node:crypto';

const { HANOUT_MODEL_SEED, HANOUT_MODEL_PATH } = process.env;
const [path, replayPath] = HANOUT_MODEL_PATH?.split(' ') ?? [];

/**
 * What the model test draws: something new each time, or what a failure named. `HANOUT_MODEL_SEED` alone draws all of it
 * again; `HANOUT_MODEL_PATH="<path> <replayPath>"` beside it goes straight to the smallest failure.
 */
export const modelRun = {
  seed: HANOUT_MODEL_SEED ? Number(HANOUT_MODEL_SEED) : randomInt(2 ** 31),
  path,
  replayPath,
};
