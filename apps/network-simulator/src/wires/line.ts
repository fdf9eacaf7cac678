import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { WireAnswer } from '@hanout/network-testing';
import type { AnswerFault, Taken } from '../faults/fault-table';

/** What one answer goes over, and how it can be spoilt. */
export interface Line<Answer> {
  send(answer: Answer): void;
  /** The first half leaves, then the line goes dead. */
  sendHalf(answer: Answer): void;
  /** Says that the remote is not well, where the wire has a word for it; else nothing. */
  fail(status: 500 | 429): void;
  cut(): void;
}

const SLOW_MS = 2_000;

/** Does the work, or not, and answers, or not, as the fault says. */
export async function answerOn<Answer>(
  line: Line<Answer>,
  fault: Taken<AnswerFault> | undefined,
  work: () => Answer | Promise<Answer>,
): Promise<void> {
  switch (fault?.mode) {
    case 'slow':
      await pause(fault.delayMs ?? SLOW_MS, undefined, { ref: false });
      return line.send(await work());
    case 'error_500':
      return line.fail(500);
    case 'too_many_429':
      return line.fail(429);
    case 'reset':
      return line.cut();
    case 'half_body':
      return line.sendHalf(await work());
    case 'did_it_no_answer':
      await work();
      return line.cut();
    case undefined:
      return line.send(await work());
  }
}

export function httpLine(response: ServerResponse): Line<WireAnswer> {
  return {
    send: ({ status, headers, body }) => void response.writeHead(status, headers).end(body),
    sendHalf: ({ status, headers, body }) => {
      const whole = Buffer.from(body);
      response.writeHead(status, { ...headers, 'content-length': String(whole.length + 1) });
      response.write(whole.subarray(0, Math.ceil(whole.length / 2)) || ' ', () => response.socket?.destroy());
    },
    fail: (status) => void response.writeHead(status).end('the switch says so\n'),
    cut: () => void response.socket?.destroy(),
  };
}
