import { OPEN_OPERATIONS, OPERATIONS, type OpenOperation, type Operation } from '@hanout/access';
import { ROLES, type Role } from '@hanout/contracts';
import { endpoints } from './endpoints';

const TITLE = '# Who may do what';
const INTRODUCTION = `Made of the table in \`libs/access\` and the routes of the gateway by \`npm run access:table\`; a test holds it to both.

- \`own\`: what belongs to the caller. \`network\`: what belongs to the caller's agent network. \`all\`: all there is. A dot: may not (403).
- What exists and lies beyond the reach is answered like what does not exist (404), unless that it exists is no secret.
- \`apps/e2e/src/access\` calls every endpoint in every role, with an object of one's own, somebody else's and none.`;

/** The table as a Markdown page: a section for each owner, a row for each operation, a column for each role that may anything there. */
export function accessTable(): string {
  const operations = Object.keys(OPERATIONS) as Operation[];
  const owners = [...new Set(operations.map(ownerOf))].sort();
  const sections = owners.map((owner) => {
    const rows = operations.filter((operation) => ownerOf(operation) === owner).sort();
    return `## ${owner}\n\n${sectionTable(rows)}`;
  });
  const open = markdownTable(
    ['operation', 'endpoint'],
    OPEN_OPERATIONS.map((operation) => [operation, placesOf(operation)]),
  );
  return `${[TITLE, INTRODUCTION, ...sections, '## Without an access token', open].join('\n\n')}\n`;
}

function sectionTable(operations: readonly Operation[]): string {
  const roles = ROLES.filter((role) => operations.some((operation) => reach(operation, role) !== undefined));
  return markdownTable(
    ['operation', 'endpoint', ...roles],
    operations.map((operation) => [
      operation,
      placesOf(operation),
      ...roles.map((role) => reach(operation, role) ?? '·'),
    ]),
  );
}

function reach(operation: Operation, role: Role): string | undefined {
  return OPERATIONS[operation][role];
}

function placesOf(operation: Operation | OpenOperation): string {
  return endpoints
    .filter((endpoint) => endpoint.operation === operation)
    .map(({ method, path }) => `\`${method} ${path}\``)
    .join('<br>');
}

function ownerOf(operation: Operation): string {
  return operation.split('.')[0] ?? '';
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
