import { businessDayOf } from '@hanout/calendar';
import { v5 as uuidV5 } from 'uuid';
import type { FactMessage } from '../deliveries/fact.message';
import type { DisabledEndpoint } from './webhook-sending.queries';

/** An endpoint and a time since which it fails make one message. */
const DISABLINGS = 'b3a7d0f2-1c5e-4f64-9e0b-6d8c2f7a1e39';

export function webhookDisabledMessage({
  endpointId,
  personId,
  failingSince,
}: DisabledEndpoint): FactMessage {
  return {
    factId: uuidV5(`${endpointId}:${failingSince.toISOString()}`, DISABLINGS),
    personId,
    template: 'webhook_disabled',
    values: { date: businessDayOf(failingSince) },
  };
}
