import { createHash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const COMPACT = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** Their identifications have 35 characters and our ids one more: the dashes stay behind. */
export function instructionIdOf(id: string): string {
  if (!UUID.test(id)) throw new RangeError('Ids are UUIDs in lower case');
  return id.replaceAll('-', '');
}

/** Undefined for what is no id of ours. */
export function idOf(instructionId: string | undefined): string | undefined {
  return instructionId !== undefined && COMPACT.test(instructionId)
    ? instructionId.replace(COMPACT, '$1-$2-$3-$4-$5')
    : undefined;
}

/** Of a message, worked out of what it carries, in its order: the same call makes the same message. */
export function messageIdOf(kind: string, ids: readonly string[]): string {
  const hash = createHash('sha256').update(ids.join('\n')).digest('hex');
  return `${kind}${hash.slice(0, 30)}`;
}
