import { createHash, randomUUID } from 'node:crypto';
import {
  approveBulk,
  consentToBulk,
  createBulk,
  finishBulkFile,
  putBulkPiece,
  readBulk,
  readBulkLines,
  type BulkFileFormat,
  type BulkLineV1,
  type BulkV1,
  type CallerV1,
  type ConsentToBulkBodyV1,
} from '@hanout/contracts';
import { waitFor } from '@hanout/testing';
import { SCHEDULE, type Stage } from './stage';

export const finance = (): CallerV1 => ({ kind: 'staff', id: randomUUID(), roles: ['finance'] });

export const BULK_SCHEDULES = [
  // Free up to 100.00, then 1.00 of the payer.
  {
    ...SCHEDULE,
    scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a92',
    product: 'business_to_person' as const,
    payer: 'payer' as const,
    bands: [
      { minMinor: '1', maxMinor: '10000', fixedMinor: '0', bps: 0 },
      { minMinor: '10001', maxMinor: '2000000', fixedMinor: '100', bps: 0 },
    ],
  },
  // 0.50 of the payee.
  {
    ...SCHEDULE,
    scheduleId: '018d5a3e-6f00-7c21-9a4b-2f1d3c5e7a93',
    product: 'supplier_payment' as const,
    payer: 'payee' as const,
    bands: [{ minMinor: '100', maxMinor: '2000000', fixedMinor: '50', bps: 0 }],
  },
];

/** Two people of finance who pay files for a shop. */
export class BulkDesk {
  readonly maker = finance();
  readonly checker = finance();

  constructor(private readonly stage: Stage) {}

  async upload(
    merchantCode: string,
    file: string | Buffer,
    given: {
      format?: BulkFileFormat;
      bulkId?: string;
      isAgain?: boolean;
      pieceBytes?: number;
      /** The owner of the shop says yes, unless it is false. */
      isConsented?: boolean;
    } = {},
  ): Promise<BulkV1> {
    const { format = 'csv', isAgain, pieceBytes = 200_000, isConsented = true } = given;
    const bytes = Buffer.from(file);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const body = {
      bulkId: given.bulkId ?? randomUUID(),
      merchantCode,
      sha256,
      reason: 'Wages of November',
      ...(isAgain !== undefined && { isAgain }),
    };
    const { caller } = { caller: this.maker };
    const { bulkId, state } = await this.stage.asks.ask(createBulk, { caller, body });
    if (state !== 'uploading') return this.read(bulkId);
    const pieces = Math.ceil(bytes.length / pieceBytes);
    for (let piece = 0; piece < pieces; piece += 1) {
      const content = bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes).toString('base64');
      await this.stage.asks.ask(putBulkPiece, { caller, bulkId, piece, content });
    }
    const bulk = await this.stage.asks.ask(finishBulkFile, { caller, bulkId, pieces, sha256, format });
    return isConsented && bulk.state === 'proposed' ? this.consent(bulk) : bulk;
  }

  /** By the owner of the wallet that pays. */
  async consent(
    { bulkId, payerWalletId: walletId, merchantCode, sha256, lines, amount, payerFees }: BulkV1,
    given: Partial<ConsentToBulkBodyV1> = {},
    by?: CallerV1,
  ): Promise<BulkV1> {
    const caller = by ?? (await this.ownerOf({ walletId, merchantCode }));
    const total = { minor: String(BigInt(amount.minor) + BigInt(payerFees.minor)), currency: 'MAD' };
    const body = { sha256, lines, total, proof: { pin: '4821' }, ...given };
    return this.stage.asks.ask(consentToBulk, { caller, bulkId, body });
  }

  private async ownerOf(of: Pick<CallerV1, 'walletId' | 'merchantCode'>): Promise<CallerV1> {
    const [{ id } = { id: '' }] = await this.stage.query<{ id: string }>(
      'select person_id as id from wallets where wallet_id = $1',
      [of.walletId],
    );
    return { kind: 'person', id, roles: ['merchant'], ...of };
  }

  read(bulkId: string): Promise<BulkV1> {
    return this.stage.asks.ask(readBulk, { caller: this.maker, bulkId });
  }

  async approve({ bulkId, contentHash }: BulkV1, caller = this.checker): Promise<BulkV1> {
    const body = { contentHash: contentHash!, reason: 'As agreed' };
    return this.stage.asks.ask(approveBulk, { caller, bulkId, body }, { deadlineMs: 3_000 });
  }

  async end(bulkId: string): Promise<BulkV1> {
    await waitFor(async () => (await this.read(bulkId)).state === 'ended', {
      what: 'the bulk to end',
      timeoutMs: 30_000,
    });
    return this.read(bulkId);
  }

  async lines(bulkId: string): Promise<BulkLineV1[]> {
    const all: BulkLineV1[] = [];
    for (let after: string | undefined = '0'; after !== undefined;) {
      const page: { items: BulkLineV1[]; next?: string } = await this.stage.asks.ask(readBulkLines, {
        caller: this.maker,
        bulkId,
        after,
        limit: 500,
      });
      all.push(...page.items);
      after = page.next;
    }
    return all;
  }
}

/** `reference;payee;amount` */
export function csvFile(lines: readonly (readonly [payee: string, amount: string])[], prefix = 'W'): string {
  const rows = lines.map(([payee, amount], place) => `${prefix}-${place + 1};${payee};${amount}`);
  return ['reference;payee;amount', ...rows].join('\r\n');
}
