import { Client, type CustomTypesConfig } from 'pg';
import type { Row } from './row';
import { copyOut } from './copy-out';
import { BEGIN, copied, endQuery, FIRST_NUMBER, NUMBERED, pieceQuery, SUMMARIZE } from './log-queries';

/** A run of numbers, as it lies in each table: lines for `rowOf`, made rows of one at a time, to be forgotten at once. */
export interface Piece {
  flushes: string[];
  decisions: string[];
  holdEnds: string[];
  holdLegs: string[];
  legs: string[];
  reversals: string[];
  events: string[];
  /** Where it ends, itself not included; undefined when it has all there is. */
  to: bigint | undefined;
}

export interface RecordedHead {
  no: string;
  at: string;
  hash: string;
}

type Tables = [string[], string[], string[], string[], string[], string[], string[], string[]];

/** As the database writes it: the checks compare text, and make numbers of the little that they compute with. */
const AS_TEXT = { getTypeParser: () => (value: string) => value } as unknown as CustomTypesConfig;

/** Small enough for the sockets to hold the next one while this one is looked at. */
const PIECE = 5_000n;
/** Where flushes were taken away, or one is huge, a piece ends without one. */
const PIECE_MAX = 40n * PIECE;
const MONTH = 10_000_000_000_000n;

/** Reads a ledger in one snapshot, which nothing that is posted meanwhile can move. */
export class LogReader {
  private constructor(
    private readonly client: Client,
    readonly head: RecordedHead,
  ) {}

  static async open(databaseUrl: string): Promise<LogReader> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: 'ledger-verify',
      connectionTimeoutMillis: 10_000,
    });
    // A server that goes away is noticed by the query that waits; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(SUMMARIZE).catch(() => client.query('rollback'));
      await client.query(BEGIN);
      const { rows } = await client.query<Row>({
        text: 'select last_no, posted_at, hash from ledger_head',
        rowMode: 'array',
        types: AS_TEXT,
      });
      if (rows.length !== 1) throw new Error(`ledger_head has ${rows.length} rows: this is no ledger.`);
      const [no, at, hash] = rows[0]!;
      return new LogReader(client, { no: no!, at: at!, hash: hash!.slice(2) });
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.client.end();
  }

  async rows(text: string, values?: unknown[]): Promise<Row[]> {
    const result = await this.client.query<Row>({ text, values, rowMode: 'array', types: AS_TEXT });
    return result.rows;
  }

  /** For many rows: three times as quick; values are part of the text. */
  async lines(text: string): Promise<string[]> {
    const [lines] = await copyOut(this.client, copied(text));
    return lines!;
  }

  /** Numbers that are none of the log's. */
  async strayNumbers(): Promise<{ table: string; no: string }[]> {
    const found: { table: string; no: string }[] = [];
    for (const table of NUMBERED) {
      const rows = await this.rows(
        `select no from ${table} where no < ${FIRST_NUMBER} order by no limit 100`,
      );
      found.push(...rows.map(([no]) => ({ table, no: no! })));
    }
    return found;
  }

  /** Everything after a number, in order. The next piece is on its way while one is looked at. */
  async *piecesAfter(lastNo: string): AsyncGenerator<Piece> {
    const from = BigInt(lastNo) + 1n < FIRST_NUMBER ? FIRST_NUMBER : BigInt(lastNo) + 1n;
    const [end] = await this.rows(endQuery(from, PIECE));
    let next = this.read(from, this.endOf(from, end?.[0] ?? undefined));
    for (;;) {
      const { piece, nextEnd } = await next;
      if (piece.to !== undefined) {
        next = this.read(piece.to, this.endOf(piece.to, nextEnd));
        // Whoever stops in between does not wait for it.
        next.catch(() => undefined);
      }
      yield piece;
      if (piece.to === undefined) return;
    }
  }

  private endOf(from: bigint, nextFlush: string | undefined): bigint | undefined {
    const end = nextFlush ? BigInt(nextFlush) : undefined;
    const longest = from + PIECE_MAX;
    const isTooLong = (end === undefined || end > longest) && longest % MONTH <= BigInt(this.head.no) % MONTH;
    return isTooLong ? longest : end;
  }

  private async read(
    from: bigint,
    to: bigint | undefined,
  ): Promise<{ piece: Piece; nextEnd: string | undefined }> {
    const results = await copyOut(this.client, pieceQuery(from, to, PIECE));
    const [flushes, decisions, holdEnds, holdLegs, legs, reversals, events, ends] = results as Tables;
    return {
      piece: { flushes, decisions, holdEnds, holdLegs, legs, reversals, events, to },
      nextEnd: ends[0],
    };
  }
}
