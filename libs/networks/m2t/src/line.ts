import { setTimeout as sleep } from 'node:timers/promises';
import { unknown, type ConnectionListener, type Unknown } from '@hanout/network-kit';
import type { M2tConfig } from './config';
import { Connection, type LineEnd, type Reply } from './connection';
import type { IsoMessage } from './message';
import { writeSentAt } from './times';

const SIGN_ON = '001';
const ECHO = '301';
const STAN_MAX = 999_999;
/** The answers that may still come, and the numbers that went out: the oldest are forgotten. */
const REMEMBERED_MAX = 10_000;
const PAUSE_FIRST_MS = 100;
const PAUSE_MAX_MS = 30_000;
/** A connection that lived this long was a good one: the next pause is short again. */
const GOOD_MS = 60_000;

/**
 * The line to the network: one connection at a time, signed on, opened when something is asked, and kept open all the time
 * once somebody listens. Many exchanges are on their way at once and are answered in any order.
 *
 * An answer that comes after we stopped waiting is given to the listener as a notice, once: what it says is the same event
 * as what an advice would say of that payout. Without a listener it is dropped, and asking again brings the same.
 */
export class Line {
  private readonly closing = new AbortController();
  private readonly givenUp = new Bounded();
  private readonly sent = new Bounded();
  private current: Promise<Connection | Unknown> | undefined;
  private listener: ConnectionListener | undefined;
  private lastStan = 0;

  constructor(private readonly config: M2tConfig) {}

  /** Fields 7 and 11 are the line's, and the repeat of 0200 goes out as 0201. Causes: those of a connection, `not_connected`, `sign_on_refused`, `closed`. */
  async ask({ mti, fields }: IsoMessage): Promise<Reply> {
    const startedAt = performance.now();
    const connection = await this.up();
    if (connection.outcome === 'unknown') return connection;
    const leftMs = this.config.timeoutMs - (performance.now() - startedAt);
    if (leftMs <= 0) return unknown('timeout');
    return connection.exchange(this.numbered(this.kindOf(mti, fields[37]), fields), leftMs);
  }

  listen(listener: ConnectionListener): void {
    this.listener = listener;
    void this.stayUp();
  }

  async close(): Promise<void> {
    this.closing.abort();
    const connection = await this.current;
    if (connection?.outcome === 'connected') await connection.ended;
  }

  /** The connection that is open, or the one try that is made for all who want it now. */
  private up(): Promise<Connection | Unknown> {
    if (this.closing.signal.aborted) return Promise.resolve(unknown('closed'));
    if (!this.current) {
      const attempt = this.signOn();
      this.current = attempt;
      const forget = (): void => {
        if (this.current === attempt) this.current = undefined;
      };
      void attempt.then((made) => (made.outcome === 'connected' ? made.ended.then(forget) : forget()));
    }
    return this.current;
  }

  private async signOn(): Promise<Connection | Unknown> {
    const echo = (): IsoMessage => this.management(ECHO);
    const connection = await Connection.open(this.config, this.lineEnd, echo, this.closing.signal);
    if (connection.outcome === 'unknown') return connection;
    const reply = await connection.exchange(this.management(SIGN_ON), this.config.timeoutMs);
    if (reply.outcome === 'answered' && reply.message.fields[39] === '00') return connection;
    connection.drop('cut_off');
    return reply.outcome === 'unknown' ? reply : unknown('sign_on_refused');
  }

  /** Comes back after pauses that double. */
  private async stayUp(): Promise<void> {
    const { signal } = this.closing;
    let pauseMs = PAUSE_FIRST_MS;
    while (!signal.aborted) {
      const startedAt = performance.now();
      const connection = await this.up();
      if (connection.outcome === 'connected') await connection.ended;
      const wasGood = performance.now() - startedAt > GOOD_MS && connection.outcome === 'connected';
      pauseMs = wasGood ? PAUSE_FIRST_MS : Math.min(2 * pauseMs, PAUSE_MAX_MS);
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private readonly lineEnd: LineEnd = {
    onNotice: async (raw) => {
      const answer = await this.listener?.({ name: raw.toString('latin1', 0, 4), headers: {}, raw });
      return answer?.body;
    },
    onGivenUp: (key) => void this.givenUp.add(key),
    onStray: (key, raw) => {
      // What became of a payout is news; of anything else we ask again.
      if (this.givenUp.delete(key) && key.startsWith('0210'))
        void this.lineEnd.onNotice(raw).catch(() => undefined);
    },
  };

  /** The kind with its last digit set when it went out before with this number of the transaction. */
  private kindOf(mti: string, rrn: string | undefined): string {
    return rrn === undefined || this.sent.add(`${mti} ${rrn}`) ? mti : `${mti.slice(0, 3)}1`;
  }

  private management(about: string): IsoMessage {
    return this.numbered('0800', { 70: about });
  }

  private numbered(mti: string, fields: IsoMessage['fields']): IsoMessage {
    this.lastStan = this.lastStan === STAN_MAX ? 1 : this.lastStan + 1;
    const stan = String(this.lastStan).padStart(6, '0');
    return { mti, fields: { ...fields, 7: writeSentAt(new Date()), 11: stan } };
  }
}

/** A set that forgets the oldest. */
class Bounded {
  private readonly kept = new Set<string>();

  /** False when it was there. */
  add(one: string): boolean {
    if (this.kept.has(one)) return false;
    this.kept.add(one);
    if (this.kept.size > REMEMBERED_MAX) this.kept.delete(this.kept.values().next().value!);
    return true;
  }

  delete(one: string): boolean {
    return this.kept.delete(one);
  }
}
