import { setTimeout as pause } from 'node:timers/promises';
import { NETWORKS } from '@hanout/contracts';
import { Injectable } from '@nestjs/common';

export const FAULT_MODES = [
  'none',
  'slow',
  'error_500',
  'too_many_429',
  'reset',
  'half_body',
  'did_it_no_answer',
] as const;
export type FaultMode = (typeof FAULT_MODES)[number];

export const FAULT_TARGETS = ['sms', ...NETWORKS] as const;
export type FaultTarget = (typeof FAULT_TARGETS)[number];

export interface Fault {
  mode: FaultMode;
  /** How many requests it spoils before it is over; absent: until it is switched off. */
  times?: number;
  delayMs?: number;
}

/** The part of Fastify's reply that a fault plays with. */
export interface SpoiltReply {
  raw: {
    socket: { destroy(): void } | null;
    writeHead(status: number, headers: Record<string, string>): void;
    write(text: string): void;
  };
  hijack(): void;
}

/** Why a request got no proper answer; the exception filter turns it into that status. */
export class SpoiltAnswer extends Error {
  constructor(readonly status: number) {
    super(`fault ${status}`);
  }
}

/** Switches that make a remote system misbehave: before it acts, or after. */
@Injectable()
export class FaultsService {
  private readonly faults = new Map<FaultTarget, Fault>();

  set(target: FaultTarget, fault: Fault): void {
    if (fault.mode === 'none') this.faults.delete(target);
    else this.faults.set(target, { ...fault });
  }

  all(): Record<string, Fault> {
    return Object.fromEntries(this.faults);
  }

  /**
   * Does the work, or not, and answers, or not, as the switch of the target says. Undefined when the connection is
   * gone and nothing may be sent any more.
   *
   * @throws SpoiltAnswer for an error status
   */
  async answer<T>(target: FaultTarget, reply: SpoiltReply, work: () => T): Promise<T | undefined> {
    const fault = this.take(target);
    switch (fault?.mode) {
      case 'slow':
        await pause(fault.delayMs ?? 2_000);
        return work();
      case 'error_500':
        throw new SpoiltAnswer(500);
      case 'too_many_429':
        throw new SpoiltAnswer(429);
      case 'reset':
        return this.cut(reply);
      case 'half_body':
        work();
        reply.hijack();
        reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
        reply.raw.write('{"results":[{"');
        // Long enough for the half to leave, then the line goes dead.
        setTimeout(() => reply.raw.socket?.destroy(), 20);
        return undefined;
      case 'did_it_no_answer':
        work();
        return this.cut(reply);
      default:
        return work();
    }
  }

  private take(target: FaultTarget): Fault | undefined {
    const fault = this.faults.get(target);
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.faults.delete(target);
    }
    return fault;
  }

  private cut(reply: SpoiltReply): undefined {
    reply.hijack();
    reply.raw.socket?.destroy();
    return undefined;
  }
}
