import type { NetworkName } from '@hanout/contracts';
import type { EntityManager } from 'typeorm';
import { MATCHED } from './match.queries';

/** A break for each line of a network’s day that only one has or that differs; each is opened once. */
export async function openMatchBreaks(
  manager: EntityManager,
  { network, day }: { network: NetworkName; day: string },
): Promise<void> {
  await manager.query(
    `insert into breaks (break_id, kind, subject_id, network, evidence)
     select gen_random_uuid(), 'report_' || state, concat_ws('|', $1, direction, reference), $1,
            jsonb_strip_nulls(jsonb_build_object('reference', reference, 'direction', direction, 'currency', currency,
              'movementId', movement_id, 'ourDay', our_day, 'ours', our_minor::text, 'theirDay', their_day,
              'theirs', their_minor::text))
       from (${MATCHED}) as lines where state in ('ours_only', 'theirs_only', 'amount_differs')
       order by direction, reference
     on conflict do nothing`,
    [network, day],
  );
}

/**
 * Closes the breaks of lines that only one side had and both have now, with the same amount, so many days apart at most as
 * the rules of the earlier day say.
 */
export async function explainBreaks(manager: EntityManager): Promise<number> {
  const [, explained] = await manager.query<[unknown[], number]>(
    `update breaks b set state = 'explained', closed_at = now()
       from (select o.movement_id, o.network, o.direction
               from our_lines o join report_lines l using (movement_id, network, direction)
              where (o.amount_minor, o.amount_currency) = (l.amount_minor, l.amount_currency)
                and abs(o.day - l.day) <= (select r.late_days from match_rules r
                      where r.effective_from <= least(o.day, l.day) order by r.effective_from desc limit 1)) as agreed
      where b.state = 'open' and b.kind in ('report_ours_only', 'report_theirs_only')
        and agreed.movement_id = (b.evidence->>'movementId')::uuid and agreed.network = b.network
        and agreed.direction = b.evidence->>'direction'`,
  );
  return explained;
}
