import { createHash } from 'node:crypto';

/** One text for one content, in whatever order its fields were written. */
export function contentText(content: object): string {
  return JSON.stringify(content, (_field, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

/** Hex SHA-256 of what is to be done, to what, and how: the table checks the same sum. */
export function hashOfProposal(proposal: { kind: string; subjectId: string; content: string }): string {
  return createHash('sha256')
    .update([proposal.kind, proposal.subjectId, proposal.content].join('\n'))
    .digest('hex');
}
