import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ROSTER_FILE_KINDS, type FindingsV1, type RosterFileKind, type RosterV1 } from '@hanout/contracts';
import { v5 as uuidV5 } from 'uuid';
import { readControlTotals, readCsvBytes, RosterFolderProblem, type ControlTotals } from '../csv-folder';
import type { Payday } from '../payday';
import { count, dirhams, ProgressLine } from '../progress';
import { table } from '../table';
import { followRoster } from './follow-roster';

const NAMESPACE = 'd2f6b7d0-5a57-4a0e-b1c2-7c1f4f6f7c55';
const SHOWN_PER_REASON = 2;

/** Sends the three files, has them judged, and prints the outcome beside the control totals. The same files are the same roster. */
export async function loadRoster(payday: Payday): Promise<RosterV1> {
  const files = ROSTER_FILE_KINDS.map((kind) => ({ kind, bytes: readCsvBytes(payday.folder, kind) }));
  const content = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex')).join(' ');
  const rosterId = uuidV5(`${payday.programme} ${payday.ruleSet} ${content}`, NAMESPACE);
  let roster = await payday.officer.post<RosterV1>('/programmes/rosters', {
    rosterId,
    programme: payday.programme,
    ruleSet: payday.ruleSet,
  });
  if (roster.state === 'uploading') roster = await upload(payday, rosterId, files);
  if (roster.state === 'evaluating') {
    const step = new ProgressLine('Roster judged by its rules', 1);
    roster = await followRoster(payday.officer, rosterId, (now) => {
      step.show(now.progress?.done ?? 0, now.progress?.total ?? 1);
      return now.state !== 'evaluating';
    });
    step.done(roster.state);
  }
  if (roster.state === 'refused') throw new RosterFolderProblem(problemLine(roster));
  compare(roster.totals ?? {}, readControlTotals(payday.folder));
  await showFindings(payday, roster);
  return roster;
}

async function upload(
  payday: Payday,
  rosterId: string,
  files: { kind: RosterFileKind; bytes: Buffer }[],
): Promise<RosterV1> {
  const step = new ProgressLine('Roster sent', files.length);
  let sent = 0;
  for (const { kind, bytes } of files) {
    await payday.officer.call({
      method: 'PUT',
      path: `/programmes/rosters/${rosterId}/files/${kind}`,
      body: bytes,
    });
    step.show((sent += 1));
  }
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  step.done(`${files.length} files, ${(size / 1e6).toFixed(1)} MB`);
  return payday.officer.post<RosterV1>(`/programmes/rosters/${rosterId}/evaluation`);
}

function problemLine({ problem }: RosterV1): string {
  if (!problem) return 'the roster was refused without a reason';
  const place = [
    problem.row === undefined ? '' : `row ${problem.row}`,
    problem.column ? `column ${problem.column}` : '',
  ].filter(Boolean);
  return `${problem.file}: ${[...place, `expected ${problem.expected}`, `found ${problem.found}`].join(', ')} [${problem.code}]`;
}

/** Every number of the control totals beside ours; one centime of difference is an error. */
function compare(totals: Record<string, unknown>, control: ControlTotals | undefined): void {
  const ours = flatten(totals);
  if (!control) {
    console.log('  No control-totals.json in the folder: nothing to compare with.');
    console.log(
      `${table(
        ['Outcome', 'Hanout'],
        [...ours].map(([name, value]) => [name, shown(name, value)]),
      )}\n`,
    );
    return;
  }
  const theirs = flatten(control);
  const names = [...new Set([...theirs.keys(), ...ours.keys()])];
  const rows = names.map((name) => {
    const [our, their] = [ours.get(name), theirs.get(name)];
    return [name, shown(name, our), shown(name, their), isDeepStrictEqual(our, their) ? '=' : '≠'];
  });
  console.log(`${table(['Outcome', 'Hanout', 'control totals', ''], rows)}\n`);
  const wrong = rows.filter((row) => row[3] !== '=');
  if (wrong.length > 0)
    throw new RosterFolderProblem(`${wrong.length} numbers differ from control-totals.json: nobody is paid`);
}

function flatten(value: Record<string, unknown>, prefix = ''): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix ? `${prefix}.${key}` : key;
    if (typeof inner === 'object' && inner !== null)
      for (const [deep, one] of flatten(inner as Record<string, unknown>, name)) flat.set(deep, one);
    else flat.set(name, inner);
  }
  return flat;
}

function shown(name: string, value: unknown): string {
  if (value === undefined) return '–';
  return name.endsWith('minor') ? dirhams(String(value)) : count(String(value));
}

/** All findings by reason, with the first rows of each; the whole list is one request away. */
async function showFindings(payday: Payday, { rosterId }: RosterV1): Promise<void> {
  const byReason = new Map<string, { rows: number; examples: string[] }>();
  let after: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: '1000', ...(after ? { after } : {}) });
    const { items } = await payday.officer.get<FindingsV1>(
      `/programmes/rosters/${rosterId}/findings?${query.toString()}`,
    );
    for (const item of items) {
      const name = `${item.outcome}: ${item.reason}`;
      const known = byReason.get(name) ?? { rows: 0, examples: [] };
      known.rows += 1;
      if (known.examples.length < SHOWN_PER_REASON) known.examples.push(`${item.file} row ${item.row}`);
      byReason.set(name, known);
    }
    after = items.at(-1)?.cursor;
    if (items.length < 1_000) break;
  }
  const rows = [...byReason]
    .sort()
    .map(([name, { rows: found, examples }]) => [name, count(found), examples.join(', ')]);
  console.log(table(['Held or rejected, and why', 'rows', 'such as'], rows));
  console.log(`  Every one of them: GET /api/v1/programmes/rosters/${rosterId}/findings`);
  console.log(`  As a picture: ${payday.gatewayUrl}/console/#${rosterId}\n`);
}
