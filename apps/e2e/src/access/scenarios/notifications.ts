import type { Scenarios } from '../scenario';

export const notificationsScenarios = {
  'notifications.read-deliveries': { own: () => ({}), others: null, absent: null },
} satisfies Partial<Scenarios<`notifications.${string}`>>;
