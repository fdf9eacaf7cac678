/** Phones and the networks' customers: each wish at its time, whether the ones before are answered or not. */
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Operation } from './operations';

const ANSWER_WITHIN_MS = 30_000;
const AGAIN_AFTER_MS = 1_000;
const agent = new Agent({ keepAlive: true, maxFreeSockets: 1_024, scheduling: 'lifo' });

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

function post(url: string, content: object, more: Record<string, string> = {}): Promise<Answer> {
  const body = JSON.stringify(content);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...more };
  return new Promise((resolve) => {
    const lost = (): void => resolve({ status: 0, body: {} });
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', lost);
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, body: readJson(Buffer.concat(chunks).toString()) }),
      );
    });
    sent.setTimeout(ANSWER_WITHIN_MS, () => sent.destroy());
    sent.once('error', lost);
    sent.end(body);
  });
}

function readJson(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}
