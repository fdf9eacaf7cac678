/** Sign-ins that a browser keeps; the answers hold no token. */
export const beginWebSession = {
  method: 'POST',
  path: '/auth/web-sessions',
  operation: 'identity.sign-in',
} as const;

export const readWebSession = {
  method: 'GET',
  path: '/auth/web-sessions/current',
  operation: 'identity.read-sessions',
} as const;

export const endWebSession = {
  method: 'DELETE',
  path: '/auth/web-sessions/current',
  operation: 'identity.revoke-session',
} as const;

export const webSessionsEndpoints = [beginWebSession, readWebSession, endWebSession];
