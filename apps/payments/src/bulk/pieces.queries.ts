import type { EntityManager } from 'typeorm';
import { BULK_ERRORS } from './bulk.errors';

const PIECE_BYTES_MAX = 512 * 1024;

/** The same piece again takes the place of the first. @throws DomainError `payments.bulk_piece_too_large` */
export async function putPiece(
  manager: EntityManager,
  { bulkId, piece, content }: { bulkId: string; piece: number; content: Buffer },
): Promise<void> {
  if (content.length > PIECE_BYTES_MAX)
    throw BULK_ERRORS.error('payments.bulk_piece_too_large', { params: { max: String(PIECE_BYTES_MAX) } });
  await manager.query(
    `insert into bulk_pieces (bulk_id, piece, content) values ($1, $2, $3)
       on conflict (bulk_id, piece) do update set content = excluded.content`,
    [bulkId, piece, content],
  );
}

/** The whole file. @throws DomainError `payments.bulk_piece_missing`, `payments.bulk_too_large` */
export async function joinPieces(
  manager: EntityManager,
  { bulkId, pieces, bytesMax }: { bulkId: string; pieces: number; bytesMax: number },
): Promise<Buffer> {
  const [sum]: { bytes: string }[] = await manager.query(
    'select coalesce(sum(length(content)), 0) as bytes from bulk_pieces where bulk_id = $1 and piece < $2',
    [bulkId, pieces],
  );
  if (Number(sum!.bytes) > bytesMax)
    throw BULK_ERRORS.error('payments.bulk_too_large', { params: { max: String(bytesMax) } });
  const rows: { piece: number; content: Buffer }[] = await manager.query(
    'select piece, content from bulk_pieces where bulk_id = $1 and piece < $2 order by piece',
    [bulkId, pieces],
  );
  const missing = rows.findIndex(({ piece }, place) => piece !== place);
  if (missing >= 0 || rows.length < pieces)
    throw BULK_ERRORS.error('payments.bulk_piece_missing', {
      params: { piece: String(missing >= 0 ? missing : rows.length) },
    });
  return Buffer.concat(rows.map(({ content }) => content));
}

export async function deletePieces(manager: EntityManager, bulkIds: readonly string[]): Promise<void> {
  if (bulkIds.length > 0) await manager.query('delete from bulk_pieces where bulk_id = any($1)', [bulkIds]);
}
