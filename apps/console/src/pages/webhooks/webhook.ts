/** Where a shop's system is told, as the API gives it. */
export interface Webhook {
  readonly endpointId: string;
  readonly merchantCode?: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly state: 'enabled' | 'disabled';
  readonly isBlocked: boolean;
  readonly failingSince?: string;
  /** Of the last seven days. */
  readonly delivered: number;
  readonly parked: number;
  readonly createdAt: string;
}

export interface WebhookDelivery {
  readonly deliveryId: string;
  readonly event: string;
  readonly reference?: string;
  readonly state: string;
  readonly attempts: number;
  readonly lastStatus?: number;
  readonly lastError?: string;
  readonly createdAt: string;
  readonly nextAttemptAt?: string;
}

/** What staff have blocked is blocked, whatever its owner wants. */
export function stateOf({ isBlocked, state }: Webhook): 'blocked' | Webhook['state'] {
  return isBlocked ? 'blocked' : state;
}

/** In whole percent, rounded down: 100 is all of them. Undefined where nothing has come to an end. */
export function deliveredPercent({ delivered, parked }: Pick<Webhook, 'delivered' | 'parked'>) {
  const ended = delivered + parked;
  return ended === 0 ? undefined : Math.floor((100 * delivered) / ended);
}
