/** What happens to the caller's account, as it happens. */
export const eventsEndpoint = {
  method: 'GET',
  path: '/events',
  operation: 'payments.follow',
} as const;
