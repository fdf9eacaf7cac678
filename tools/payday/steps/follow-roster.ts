import { setTimeout as pause } from 'node:timers/promises';
import type { RosterV1 } from '@hanout/contracts';
import type { ApiClient } from '../api-client';

/** Reads a roster again and again until it is where it should be. */
export async function followRoster(
  client: ApiClient,
  rosterId: string,
  isThere: (roster: RosterV1) => boolean,
): Promise<RosterV1> {
  for (;;) {
    const roster = await client.get<RosterV1>(`/programmes/rosters/${rosterId}`);
    if (isThere(roster)) return roster;
    await pause(250);
  }
}
