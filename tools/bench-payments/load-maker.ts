/** A process of `npm run bench:payments`: pays over HTTP as phones do, none of which waits for another. */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd, Load, LoadResult } from './load';
import { PlainHttp } from '../bench/plain-http';

interface Answer {
  kind: string;
  paymentId?: string;
}

let crowd: Crowd;
let gateway: PlainHttp;

async function run(load: Load): Promise<LoadResult> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now() + 20;
  const countFrom = startedAt + load.warmUpSeconds * 1_000;
  const endAt = countFrom + load.seconds * 1_000;
  const answers: Record<string, number> = {};
  const latenciesMs: number[] = [];
  const acknowledged: string[] = [];
  let answeredInTime = 0;
  const payAt = async (dueAt: number): Promise<void> => {
    const { kind, paymentId } = await pay(load);
    const now = performance.now();
    answers[kind] = (answers[kind] ?? 0) + 1;
    if (paymentId !== undefined) acknowledged.push(paymentId);
    if (now >= countFrom && now <= endAt) answeredInTime += 1;
    if (dueAt >= countFrom) latenciesMs.push(now - dueAt);
  };
  const underway: Promise<void>[] = [];
  for (let dueAt = startedAt; dueAt < endAt; dueAt += untilNextMs(load.perSecond)) {
    const early = dueAt - performance.now();
    if (early > 0.5) await pause(early);
    underway.push(payAt(dueAt));
  }
  await Promise.all(underway);
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    sent: underway.length,
    answeredInTime,
    answers,
    latenciesMs: latenciesMs.sort((a, b) => a - b),
    acknowledged,
    cpuSeconds: (user + system) / 1e6,
  };
}

/** Poisson: people do not take turns. */
function untilNextMs(perSecond: number): number {
  return (-Math.log(1 - Math.random()) * 1_000) / perSecond;
}

async function pay({ hotMerchant, amountMinor }: Load): Promise<Answer> {
  const { tokens, merchantCodes } = crowd;
  const merchantCode = hotMerchant ?? merchantCodes[randomInt(merchantCodes.length)]!;
  const body = JSON.stringify({ merchantCode, amount: { minor: amountMinor, currency: 'MAD' } });
  const headers = {
    authorization: `Bearer ${tokens[randomInt(tokens.length)]!}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  try {
    const { status, text } = await gateway.post('/api/v1/payments', headers, body);
    return answerOf(status, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { kind: `no answer: ${code ?? message}` };
  }
}

function answerOf(status: number, text: string): Answer {
  const body = readJson(text) as { code?: string; payment?: { paymentId: string } } | undefined;
  if (status !== 201 && status !== 202) return { kind: `${status} ${body?.code ?? ''}`.trim() };
  const paymentId = body?.payment?.paymentId;
  return paymentId === undefined
    ? { kind: `${status} without a payment` }
    : { kind: String(status), paymentId };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

process.on('message', (message: { crowd: Crowd } | { load: Load }) => {
  if ('crowd' in message) {
    crowd = message.crowd;
    gateway = new PlainHttp(new URL(crowd.gatewayUrl));
  } else void run(message.load).then((result) => process.send?.(result));
});
// The bench is gone: nobody would hear the results.
process.once('disconnect', () => process.exit(0));
// It tells us to stop when it does.
process.on('SIGINT', () => undefined);
