import { connect, type ConnectionOptions, type NatsConnection } from 'nats';

export interface NatsSettings {
  url: string;
  user?: string;
  password?: string;
  /** Shown in the server's connection list. */
  name: string;
}

/**
 * Where answers to a login come in: a place of its own, so that the broker can keep everybody else from hearing them.
 * The rights of a login (`tools/platform/layout.ts`, `docker/nats/nats.conf`) name it.
 */
export const inboxOf = (user: string): string => `_INBOX.${user}`;

/** Connects, waiting for the server as long as it takes, and never gives up afterwards. */
export function connectNats(settings: NatsSettings): Promise<NatsConnection> {
  return connect({
    servers: settings.url,
    ...credentialsOf(settings),
    name: settings.name,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    pingInterval: 20_000,
    // A stack trace for each question would be made whether or not anything goes wrong.
    noAsyncTraces: true,
  });
}

/** What a connection to the broker says of whose it is; nothing where there are no logins. */
export function credentialsOf({
  user,
  password,
}: Pick<NatsSettings, 'user' | 'password'>): Pick<ConnectionOptions, 'user' | 'pass' | 'inboxPrefix'> {
  return user ? { user, ...(password && { pass: password }), inboxPrefix: inboxOf(user) } : {};
}
