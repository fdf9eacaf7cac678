import { Client, Query, type ClientConfig, type Connection, type QueryResult } from 'pg';
import { StatementNames } from './statement-names';

const BEGIN = 'START TRANSACTION';
const BEGIN_NAME = 'begin';
const ENDS = new Set<unknown>(['COMMIT', 'ROLLBACK']);

/** The driver's own types leave out what its statements are called. */
type NamedQuery = Query & { name: string | undefined };

/**
 * A connection that asks little of the wire. Questions that are put at once leave at once, and are answered in their
 * order; the begin of a transaction travels with its first statement; what is asked again is parsed and planned once.
 *
 * The begin and the first statement are one batch of the protocol: where the one fails the other is not executed.
 */
export class PipelinedClient extends Client {
  private readonly names = new StatementNames();
  /** From the begin to the end of a transaction, whatever of it is on its way. */
  private isWithin = false;
  private isBeginning = false;
  private knowsBegin = false;
  /** The first begin of this connection, while it is on its way: everything else waits behind it. */
  private opening: Promise<unknown> | undefined;
  private isGathering = false;

  constructor(config?: string | ClientConfig) {
    super({ ...(typeof config === 'string' ? { connectionString: config } : config), pipeline: true });
    // The pool listens to a connection that is idle, TypeORM to one in use. One that breaks between the two, as many do
    // when PostgreSQL itself is killed, would end the whole process; the next query on it fails anyway.
    this.on('error', () => undefined);
  }

  /** As the driver's own; TypeORM and the pool know no difference. */
  override query(config: unknown, values?: unknown, callback?: unknown): never {
    this.gather();
    return this.ask(config, values, callback) as never;
  }

  /** What is asked before the event loop goes on leaves in one write: each wakes the server, and costs more than its bytes. */
  private gather(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  private ask(config: unknown, values: unknown, callback: unknown): unknown {
    if (this.opening) return this.opening.then(() => this.ask(config, values, callback));
    if (config === BEGIN) {
      this.isWithin = this.isBeginning = true;
      return Promise.resolve(nothing('START'));
    }
    const isFirst = this.isBeginning;
    this.isBeginning = false;
    if (ENDS.has(config)) this.isWithin = false;
    if (!isFirst) return this.askAlone(config, values, callback);
    if (ENDS.has(config)) return Promise.resolve(nothing(config as string));
    if (this.knowsBegin && typeof config === 'string' && hasItems(values) && callback === undefined)
      return this.askWithBegin(config, values);
    // The first time, and before several statements in one text: those cannot travel with another.
    const opening = super.query({ name: BEGIN_NAME, text: BEGIN });
    this.opening = opening;
    // What waits behind it was attached after this, and so comes after it.
    return opening.then(
      () => {
        this.opening = undefined;
        this.knowsBegin = true;
        return this.askAlone(config, values, callback);
      },
      (error: unknown) => {
        this.opening = undefined;
        throw error;
      },
    );
  }

  private askAlone(config: unknown, values: unknown, callback: unknown): unknown {
    if (typeof config === 'string' && hasItems(values) && callback === undefined)
      return this.askByName(config, values);
    return super.query(config as never, values as never, callback as never);
  }

  private async askByName(text: string, values: unknown[]): Promise<QueryResult> {
    const isAlone = !this.isWithin && this.getTransactionStatus() === 'I';
    try {
      return await this.submit(text, values);
    } catch (error) {
      // Within a transaction the whole of it is repeated.
      if (!isOfAnOldPlan(error) || !isAlone) throw error;
      return super.query(text, values);
    }
  }

  private askWithBegin(text: string, values: unknown[]): Promise<QueryResult> {
    return this.submit(text, values, (first) => {
      const submit = first.submit.bind(first);
      first.submit = (connection) => {
        connection.stream.cork();
        try {
          sendBegin(connection);
          return submit(connection);
        } finally {
          connection.stream.uncork();
        }
      };
    });
  }

  private submit(
    text: string,
    values: unknown[],
    prepare: (query: NamedQuery) => void = () => undefined,
  ): Promise<QueryResult> {
    return new Promise((resolve, reject) => {
      // Made of a text: what is made of an object is made of a copy of it, which costs more than the rest.
      const query = new Query(text, values, (error, result) => {
        if (isOfAnOldPlan(error)) this.names.forget(text);
        if (error) reject(error);
        else resolve(lastOf(result as unknown as QueryResult | QueryResult[]));
      }) as NamedQuery;
      query.name = this.names.of(text);
      prepare(query);
      super.query(query);
    });
  }
}

/** Without a sync behind it: if it fails, the server skips what follows up to the next one, which is the statement's. */
function sendBegin(connection: Connection): void {
  connection.bind({ statement: BEGIN_NAME }, true);
  connection.execute({}, true);
}

const hasItems = (values: unknown): values is unknown[] => Array.isArray(values) && values.length > 0;

const nothing = (command: string) => ({ command, rows: [], rowCount: null, oid: 0, fields: [] });

/** The begin's own answer is before that of the statement. */
function lastOf(results: QueryResult | QueryResult[]): QueryResult {
  return Array.isArray(results) ? results.at(-1)! : results;
}

/** A table has changed under a statement that was planned before: it only has to be parsed again. */
export function isOfAnOldPlan(error: unknown): boolean {
  const { code, routine } = (error ?? {}) as { code?: string; routine?: string };
  return code === '0A000' && routine === 'RevalidateCachedQuery';
}
