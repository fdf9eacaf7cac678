import { isBusinessDay } from '@hanout/calendar';
import {
  isRecord,
  isSignedBy,
  readEachInTurns,
  readJson,
  readPayee,
  readTime,
  type RawNotice,
  type ReportLine,
  type ReportReading,
} from '@hanout/network-kit';
import { amountOf } from './amounts';
import { readCollection } from './notices';
import { readPayout } from './payouts';

/** `GET reports/{day}` → `{ day, isFinal, lines }`, `X-Signature` over its bytes; 404: not ready */
export async function readReport(secret: string, { headers, raw }: RawNotice): Promise<ReportReading> {
  if (!isSignedBy(secret, raw, headers['x-signature'])) return { reading: 'refused', cause: 'forged' };
  const said = readJson(raw);
  const { day, isFinal, lines: list } = isRecord(said) ? said : {};
  const lines = await readEachInTurns(list, readLine);
  if (!isBusinessDay(day) || typeof isFinal !== 'boolean' || !lines)
    return { reading: 'refused', cause: 'unreadable' };
  return { reading: 'accepted', day, isFinal, lines };
}

/** What a notice of the same says, with `account`; of a payout with `amount`, `currency`, `decidedAt`, too. */
function readLine(said: unknown): ReportLine | undefined {
  const account = isRecord(said) ? readPayee(said.account) : undefined;
  if (!isRecord(said) || !account) return undefined;
  if (said.type === 'collection') {
    const collection = readCollection(said);
    return collection && { kind: 'collection', account, ...collection };
  }
  const [outcome] = said.type === 'payout' ? readPayout(said) : [];
  const [amount, decidedAt] = [amountOf(said.amount, said.currency), readTime(said.decidedAt)];
  return outcome && amount && decidedAt && { kind: 'payout', account, amount, decidedAt, ...outcome };
}
