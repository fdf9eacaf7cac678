import { grouped } from './progress';
import { CHECKS, type Finding, type VerificationReport } from './report';

/** The outcome for people: what was proved, what was found, the head. */
export function reportText(report: VerificationReport): string {
  const rows = report.checks.map(({ check, looked, faults }) => [
    CHECKS[check],
    grouped(looked),
    faults === 0 ? (looked === 0 ? '–' : '✓') : `✗ ${grouped(faults)}`,
  ]);
  const parts = [
    report.resumedAfter === undefined ? '' : `  Read on after ${report.resumedAfter}.\n`,
    tableOf(['What was proved', 'looked at', ''], rows),
    findingsText(report),
    report.notes.map((note) => `  ${note}`).join('\n'),
    summaryOf(report),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function summaryOf({ head, sums, run, holds, isComplete, faults }: VerificationReport): string {
  const { rows, entries, seconds } = run;
  const perSecond = (count: number): string => grouped(Math.round(count / Math.max(seconds, 0.001)));
  const lines = [
    `  Head      ${head.no} of ${head.at}`,
    `            ${head.hash}`,
    `  Sums      ${sums.map(({ currency, minor }) => `${minor} ${currency}`).join(', ') || '–'}`,
    `  Read      ${grouped(rows)} rows, ${grouped(entries)} entries in ${seconds.toFixed(1)} s: ` +
      `${perSecond(rows)} rows/s, ${perSecond(entries)} entries/s`,
  ];
  if (isComplete)
    lines.push(
      '',
      holds ? '  ✓ The ledger holds.' : `  ✗ The ledger does not hold: ${grouped(faults)} faults.`,
    );
  return lines.join('\n');
}

function findingsText({ findings, faults }: VerificationReport): string {
  if (faults === 0) return '';
  const more = faults > findings.length ? [`  … and ${grouped(faults - findings.length)} more`] : [];
  return ['  Found', ...findings.map(findingText), ...more].join('\n');
}

function findingText(finding: Finding): string {
  const { check, what, column, expected, found, no, flush, transferId, accountNo, accountId } = finding;
  const account = accountId ?? accountNo;
  const where = [
    no && `number ${no}`,
    flush && `flush ${flush}`,
    transferId && `transfer ${transferId}`,
    account && `account ${account}`,
  ].filter((part) => part);
  const values = [
    expected !== undefined && `expected ${expected}`,
    found !== undefined && `found ${found}`,
  ].filter((part) => part);
  const head = `  ✗ ${check}: ${column === undefined ? '' : `${column} `}${what}`;
  return [
    head,
    ...[where, values].filter((parts) => parts.length > 0).map((parts) => `      ${parts.join(', ')}`),
  ].join('\n');
}

/** The first column to the left, numbers to the right. */
function tableOf(header: string[], rows: string[][]): string {
  const widths = header.map((_title, column) =>
    Math.max(...[header, ...rows].map((cells) => cells[column]!.length)),
  );
  const line = (cells: string[]): string =>
    `  ${cells[0]!.padEnd(widths[0]!)}  ${cells[1]!.padStart(widths[1]!)}  ${cells[2]!}`.trimEnd();
  return [
    line(header),
    `  ${widths
      .slice(0, 2)
      .map((width) => '─'.repeat(width))
      .join('  ')}`,
    ...rows.map(line),
  ].join('\n');
}
