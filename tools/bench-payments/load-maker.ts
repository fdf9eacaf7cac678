/** A process of `npm run bench:payments`: pays over HTTP as phones do, none of which waits for another. */
import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd, Load, LoadResult } from './load';

/** Later than any deadline of the platform. */
const ANSWER_WITHIN_MS = 30_000;

interface Answer {
  kind: string;
  paymentId?: string;
}

let crowd: Crowd;
/** Sooner than the gateway closes a connection that is idle: a request sent at that moment would be lost. */
const IDLE_SOCKET_MS = 20_000;
const agent = new Agent({
  keepAlive: true,
  maxFreeSockets: 2_048,
  scheduling: 'lifo',
  timeout: IDLE_SOCKET_MS,
});

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

function pay({ hotMerchant, amountMinor }: Load): Promise<Answer> {
  const { gatewayUrl, tokens, merchantCodes } = crowd;
  const merchantCode = hotMerchant ?? merchantCodes[randomInt(merchantCodes.length)]!;
  const body = JSON.stringify({ merchantCode, amount: { minor: amountMinor, currency: 'MAD' } });
  const headers = {
    authorization: `Bearer ${tokens[randomInt(tokens.length)]!}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': randomUUID(),
  };
  return new Promise((resolve) => {
    const lost = (error: NodeJS.ErrnoException): void =>
      resolve({ kind: `no answer: ${error.code ?? error.message}` });
    const sent = request(`${gatewayUrl}/api/v1/payments`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', lost);
      response.once('end', () =>
        resolve(answerOf(response.statusCode ?? 0, Buffer.concat(chunks).toString())),
      );
    });
    sent.setTimeout(ANSWER_WITHIN_MS, () => sent.destroy(new Error('timeout')));
    sent.once('error', lost);
    sent.end(body);
  });
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
  if ('crowd' in message) crowd = message.crowd;
  else void run(message.load).then((result) => process.send?.(result));
});
// The bench is gone: nobody would hear the results.
process.once('disconnect', () => process.exit(0));
// It tells us to stop when it does.
process.on('SIGINT', () => undefined);
