/** What a phone loads before its first screen stands. */
import { CAST, type Actor } from './cast';
import { firstLoadOf, type FirstLoad } from './first-load';
import { PhoneInHand } from './phone-in-hand';
import type { Stage } from './stage';

/** kB as shops of data count them. */
const OWN_SCRIPTS_MAX = 60_000;
const ALL_MAX = 150_000;
const REQUESTS_MAX = 25;

/** Files that the build makes of libraries alone (`apps/wallet/vite.config.mts`). */
const isVendor = (address: string): boolean => /\/(?:ground|rolldown-runtime)-[\w-]+\.js$/.test(address);

export function describeFirstLoads(stage: Stage): void {
  const inBudget = (who: string, load: FirstLoad): void => {
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    process.stdout.write(
      `${who}: ${kB(load.bytes)} in ${load.requests} requests, ${kB(load.scriptBytes)} of scripts, ` +
        `${kB(load.ownScriptBytes)} of them ours; on slow 3G ${(load.tookMs / 1000).toFixed(1)} s\n`,
    );
    expect(load.ownScriptBytes).toBeLessThanOrEqual(OWN_SCRIPTS_MAX);
    expect(load.bytes).toBeLessThanOrEqual(ALL_MAX);
    expect(load.requests).toBeLessThanOrEqual(REQUESTS_MAX);
  };

  it('of nobody yet', async () => {
    inBudget('signing in', await firstLoadOf(stage.browser, { url: `${stage.origin}/wallet/`, isVendor }));
  });

  it.each(Object.keys(CAST) as Actor[])('of the %s', async (actor) => {
    const phone = await (await PhoneInHand.pickUp(stage, 'ar')).signIn(CAST[actor]);
    const storageState = await phone.context.storageState();
    await phone.putDown();
    inBudget(
      actor,
      await firstLoadOf(stage.browser, { url: `${stage.origin}/wallet/`, storageState, isVendor }),
    );
  });
}
