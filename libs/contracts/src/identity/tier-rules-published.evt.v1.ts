import { defineFact } from '../message';
import { IsListOf } from '../nested';
import { TierRuleV1 } from './tiers.ask.v1';

/** Every row there is, those of the future and of the past as well. Said at every start and after every change. */
export class TierRulesPublishedV1 {
  @IsListOf(() => TierRuleV1, 1_000)
  tiers: TierRuleV1[];
}

export const tierRulesPublished = defineFact({
  subject: 'identity.evt.tier-rules-published.v1',
  data: TierRulesPublishedV1,
  readers: ['payments'],
});
