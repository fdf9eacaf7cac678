import { FAULTS, type Fault, type TrailReport } from './report';

/** One trail for people: a line, and one for each fault. */
export function reportText(name: string, report: TrailReport): string {
  const { entries, head, waiting, headsCompared, faults, faultsInAll } = report;
  const parts = [
    `${entries} entries`,
    ...(waiting > 0 ? [`${waiting} waiting for their seal`] : []),
    headsCompared > 0 ? `${headsCompared} published heads` : 'no published heads: a cut tail is not seen',
    head ? `head ${head.no} ${head.hash.slice(0, 16)}…` : 'empty',
  ];
  const more = faultsInAll > faults.length ? [`      … and ${faultsInAll - faults.length} more`] : [];
  return [
    `  ${faultsInAll === 0 ? '✓' : '✗'} ${name}: ${parts.join(', ')}`,
    ...faults.map((fault) => `      ${faultText(fault)}`),
    ...more,
    '',
  ].join('\n');
}

function faultText({ kind, number, upTo, entryId, what }: Fault): string {
  const range = number === upTo ? undefined : upTo;
  const where = [
    number && `number ${number}${range ? ` to ${range}` : ''}`,
    entryId && `entry ${entryId}`,
    what,
  ].filter((part) => part);
  return `${where.join(', ')}: ${FAULTS[kind]}`;
}
