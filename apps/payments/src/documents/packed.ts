import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DOCUMENT_BYTES_MAX, type DocumentV1 } from '@hanout/contracts';
import { DOCUMENT_ERRORS } from './documents.errors';

const pack = promisify(gzip);

/** A file made small enough for one message on the bus. @throws DomainError `payments.document_too_large` */
export async function packed(file: Buffer, head: Omit<DocumentV1, 'gzipped'>): Promise<DocumentV1> {
  const gzipped = await pack(file);
  if (gzipped.length > DOCUMENT_BYTES_MAX) throw DOCUMENT_ERRORS.error('payments.document_too_large');
  return { ...head, gzipped: gzipped.toString('base64') };
}
