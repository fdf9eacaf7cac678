import { randomInt, randomUUID } from 'node:crypto';
import { inDatabase } from './database';
import { once } from './once';
import { NETWORK, type Person } from './people';
import type { World } from './world';

/** An approved tranche that owes the customer of the walk a grant, and one that owes the other customer his. */
export const grantOf = once((world) => aGrant(world, world.customer));
export const otherGrantOf = once((world) => aGrant(world, world.otherCustomer));

/** A complaint of the other customer that waits for its answer. */
export const complaintOf = once(async (world): Promise<string> => {
  const rosterId = await otherGrantOf(world);
  const complaintId = randomUUID();
  await inDatabase(world.platform, 'programmes', {
    text: `insert into complaints (complaint_id, person_id, roster_id, idcs, reason, due_at, answered_by, then_to)
           select $1, $2, roster_id, idcs, 'other', now(), 'programme_office', 'education_ministry'
             from households where roster_id = $3`,
    values: [complaintId, world.otherCustomer.personId, rosterId],
  });
  return complaintId;
});

async function aGrant({ platform }: World, { personId, walletId }: Person): Promise<string> {
  const rosterId = randomUUID();
  const idcs = String(randomInt(10 ** 10)).padStart(10, '0');
  await inDatabase(platform, 'programmes', {
    text: `with payee as (
             insert into payees (idcs, network, wallet_id, person_id) values ($2, $3, $4, $5)),
           roster as (
             insert into rosters (roster_id, programme, rule_set, state, created_by, approved_at, totals)
             values ($1, 'tayssir', 'tayssir-2020-21-t3', 'closed', $1, now(), '{}'))
           insert into households (roster_id, idcs, row_no, outcome, due_minor, network, province, language)
           values ($1, $2, 2, 'nothing_due', 0, $3, 'Rehamna', 'ar')`,
    values: [rosterId, idcs, NETWORK, walletId, personId],
  });
  return rosterId;
}
