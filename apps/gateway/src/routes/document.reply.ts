import { gunzipSync } from 'node:zlib';
import type { DocumentFormat, DocumentV1 } from '@hanout/contracts';
import type { OpenRequest, Reply } from './route';

/** Many times the largest that an owner packs; more would be an owner gone wrong. */
const BYTES_MAX = 64 * 1024 * 1024;
export const PRIVATE = { 'cache-control': 'private, no-store', vary: 'accept' };

const FORMATS: readonly [type: string, format: DocumentFormat][] = [
  ['text/csv', 'csv'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/pdf', 'pdf'],
];

/** `?format=…&language=…`; without a format, the first file type that `Accept` names, else JSON. */
export function wishOf({ query, accept }: OpenRequest): { format: unknown; language: unknown } {
  const types = accept.split(',').map((part) => part.split(';')[0]!.trim().toLowerCase());
  const named = types.flatMap((type) => FORMATS.find(([known]) => known === type)?.[1] ?? []);
  return { format: query.format ?? named[0] ?? 'json', language: query.language ?? 'ar' };
}

/** What is somebody's own: as JSON, or as a file to save. Nobody between him and us may keep it. */
export function privateReply(body: object, document: DocumentV1 | undefined): Reply {
  if (!document) return { status: 200, headers: PRIVATE, body };
  const { name, contentType, gzipped } = document;
  return {
    status: 200,
    headers: {
      ...PRIVATE,
      'content-type': contentType,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
    },
    body: gunzipSync(Buffer.from(gzipped, 'base64'), { maxOutputLength: BYTES_MAX }),
  };
}
