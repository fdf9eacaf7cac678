/** What wraps every fact on the wire; the names follow CloudEvents where they fit. */
export interface Envelope<Data> {
  /** UUID v7, made when the outbox row is written: the key of "applied once". */
  id: string;
  subject: string;
  /** ISO 8601, UTC. */
  occurredAt: string;
  producer: string;
  correlationId?: string;
  data: Data;
}
