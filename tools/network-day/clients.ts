/** Phones and the networks' customers: each wish at its time, whether the ones before are answered or not. */
import { setTimeout as pause } from 'node:timers/promises';
import { PlainHttp } from '../bench/plain-http';
import type { Operation } from './operations';

const AGAIN_AFTER_MS = 1_000;

interface Answer {
  /** 0: none. */
  status: number;
  body: Record<string, unknown>;
}

export interface Doors {
  gatewayUrl: string;
  simulatorUrl: string;
}

/** Until it is answered for good; the same wish again is the same payment. */
export async function perform(operation: Operation, doors: Doors): Promise<void> {
  for (;;) {
    operation.asks += 1;
    const { status, body } = await (operation.kind === 'payout' ? payOut : collect)(operation, doors);
    const paymentId = (body.payment as { paymentId?: string } | undefined)?.paymentId;
    if (operation.kind === 'payout' && paymentId !== undefined) operation.paymentId = paymentId;
    if (operation.kind === 'collection' && typeof body.ref === 'string') operation.ref = body.ref;
    if (operation.paymentId !== undefined || operation.ref !== undefined) return;
    if (status >= 400 && status < 500 && status !== 429) {
      operation.refused = `${status} ${String(body.code ?? '')}`.trim();
      return;
    }
    await pause(AGAIN_AFTER_MS);
  }
}

function payOut(
  { network, account, amountMinor, payer, key }: Operation,
  { gatewayUrl }: Doors,
): Promise<Answer> {
  const amount = { minor: amountMinor, currency: 'MAD' };
  return post(
    `${gatewayUrl}/api/v1/payouts`,
    { network, account, amount },
    { authorization: `Bearer ${payer!.token}`, 'idempotency-key': key! },
  );
}

/** A network's customer has no key: its own system answers, or it did not happen. */
function collect(
  { network, account, amountMinor, merchantCode }: Operation,
  { simulatorUrl }: Doors,
): Promise<Answer> {
  return post(`${simulatorUrl}/networks/${network}/collections`, {
    account,
    payee: merchantCode,
    amount: amountMinor,
  });
}

async function post(url: string, content: object, more: Record<string, string> = {}): Promise<Answer> {
  const { origin, pathname } = new URL(url);
  const headers = { 'content-type': 'application/json', ...more };
  try {
    const { status, text } = await wayTo(origin).post(pathname, headers, JSON.stringify(content));
    return { status, body: readJson(text) };
  } catch {
    return { status: 0, body: {} };
  }
}

const ways = new Map<string, PlainHttp>();

function wayTo(origin: string): PlainHttp {
  const way = ways.get(origin) ?? new PlainHttp(new URL(origin));
  ways.set(origin, way);
  return way;
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
