import { connect, type NatsConnection } from 'nats';

export interface NatsSettings {
  url: string;
  user?: string;
  password?: string;
  /** Shown in the server's connection list. */
  name: string;
}

/** Connects, waiting for the server as long as it takes, and never gives up afterwards. */
export function connectNats(settings: NatsSettings): Promise<NatsConnection> {
  return connect({
    servers: settings.url,
    ...(settings.user ? { user: settings.user, pass: settings.password } : {}),
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
