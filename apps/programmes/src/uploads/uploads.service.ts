import { createHash } from 'node:crypto';
import { reachOf } from '@hanout/access';
import {
  ROSTER_FILE_KINDS,
  type FinishRosterFileV1,
  type PieceStoredV1,
  type PutRosterPieceV1,
  type RosterFileKind,
} from '@hanout/contracts';
import { inTransaction } from '@hanout/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ProgrammesConfig } from '../config';
import { PROGRAMMES_ERRORS } from '../programmes.errors';
import { Sealing } from '../sealing/sealing';
import { demandState, lockRoster, rosterOf } from '../rosters/rosters.queries';

const PIECE_BYTES_MAX = 512 * 1024;

/** Takes files in pieces. Every step may be repeated, so an upload that broke off goes on where it was. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: ProgrammesConfig,
    private readonly sealing: Sealing,
  ) {}

  async putPiece({ caller, rosterId, file, piece, content }: PutRosterPieceV1): Promise<PieceStoredV1> {
    reachOf(caller, 'programmes.send-roster-file');
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length > PIECE_BYTES_MAX) {
      throw PROGRAMMES_ERRORS.error('programmes.piece_too_large', {
        params: { max: String(PIECE_BYTES_MAX) },
      });
    }
    // Looked at before it is locked: during an evaluation the lock would wait for its end.
    demandState(await rosterOf(this.dataSource.manager, rosterId), 'uploading');
    const place = placeOf(rosterId, file, piece);
    await inTransaction(this.dataSource, async (manager) => {
      demandState(await lockRoster(manager, rosterId, 'share'), 'uploading');
      if (await finishedFile(manager, rosterId, file)) {
        const stored = await readPiece(manager, rosterId, file, piece);
        if (stored && this.sealing.open(stored, place).equals(bytes)) return;
        throw PROGRAMMES_ERRORS.error('programmes.file_already_finished', { params: { file } });
      }
      await manager.query(
        `insert into roster_pieces (roster_id, file, piece, content) values ($1, $2, $3, $4)
           on conflict (roster_id, file, piece) do update set content = excluded.content`,
        [rosterId, file, piece, this.sealing.seal(bytes, place)],
      );
    });
    return { piece };
  }

  async finishFile({ caller, rosterId, file, pieces, sha256 }: FinishRosterFileV1): Promise<void> {
    reachOf(caller, 'programmes.send-roster-file');
    const roster = await rosterOf(this.dataSource.manager, rosterId);
    const known = await finishedFile(this.dataSource.manager, rosterId, file);
    if (known?.sha256 === sha256) return;
    if (known) throw PROGRAMMES_ERRORS.error('programmes.file_already_finished', { params: { file } });
    demandState(roster, 'uploading');
    await inTransaction(this.dataSource, async (manager) => {
      demandState(await lockRoster(manager, rosterId, 'no key update'), 'uploading');
      const stored = await this.digest(manager, rosterId, file, pieces);
      if (stored.sha256 !== sha256)
        throw PROGRAMMES_ERRORS.error('programmes.hash_mismatch', { params: { file } });
      // What is left of an earlier, longer attempt.
      await manager.query('delete from roster_pieces where roster_id = $1 and file = $2 and piece >= $3', [
        rosterId,
        file,
        pieces,
      ]);
      await manager.query(
        `insert into roster_files (roster_id, file, pieces, size_bytes, sha256) values ($1, $2, $3, $4, $5)
           on conflict (roster_id, file) do nothing`,
        [rosterId, file, pieces, stored.sizeBytes, sha256],
      );
    });
  }

  /** A file's bytes, piece by piece in order. */
  async *bytesOf(
    manager: EntityManager,
    rosterId: string,
    file: RosterFileKind,
    onBytes: (count: number) => void = () => undefined,
  ): AsyncGenerator<Buffer> {
    const { pieces } = (await finishedFile(manager, rosterId, file)) ?? { pieces: 0 };
    for (let piece = 0; piece < pieces; piece += 1) {
      const bytes = await this.openPiece(manager, rosterId, file, piece);
      onBytes(bytes.length);
      yield bytes;
    }
  }

  async sizesOf(manager: EntityManager, rosterId: string): Promise<Record<RosterFileKind, number>> {
    const rows: { file: RosterFileKind; size_bytes: string }[] = await manager.query(
      'select file, size_bytes from roster_files where roster_id = $1',
      [rosterId],
    );
    const sizes = { households: 0, pupils: 0, absences: 0 };
    for (const row of rows) sizes[row.file] = Number(row.size_bytes);
    return sizes;
  }

  private async digest(manager: EntityManager, rosterId: string, file: RosterFileKind, pieces: number) {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for (let piece = 0; piece < pieces; piece += 1) {
      const bytes = await this.openPiece(manager, rosterId, file, piece);
      hash.update(bytes);
      sizeBytes += bytes.length;
      if (sizeBytes > this.config.rosterFileBytesMax) {
        throw PROGRAMMES_ERRORS.error('programmes.file_too_large', {
          params: { file, max: String(this.config.rosterFileBytesMax) },
        });
      }
    }
    return { sha256: hash.digest('hex'), sizeBytes };
  }

  private async openPiece(
    manager: EntityManager,
    rosterId: string,
    file: RosterFileKind,
    piece: number,
  ): Promise<Buffer> {
    const sealed = await readPiece(manager, rosterId, file, piece);
    if (!sealed)
      throw PROGRAMMES_ERRORS.error('programmes.piece_missing', { params: { file, piece: String(piece) } });
    return this.sealing.open(sealed, placeOf(rosterId, file, piece));
  }
}

/** The first file that is not there whole, if any. */
export async function unfinishedFile(
  manager: EntityManager,
  rosterId: string,
): Promise<RosterFileKind | undefined> {
  const rows: { file: RosterFileKind }[] = await manager.query(
    'select file from roster_files where roster_id = $1',
    [rosterId],
  );
  const finished = new Set(rows.map((row) => row.file));
  return ROSTER_FILE_KINDS.find((file) => !finished.has(file));
}

async function finishedFile(
  manager: EntityManager,
  rosterId: string,
  file: RosterFileKind,
): Promise<{ pieces: number; sha256: string } | undefined> {
  const rows: { pieces: number; sha256: string }[] = await manager.query(
    'select pieces, sha256 from roster_files where roster_id = $1 and file = $2',
    [rosterId, file],
  );
  return rows[0];
}

async function readPiece(
  manager: EntityManager,
  rosterId: string,
  file: RosterFileKind,
  piece: number,
): Promise<Buffer | undefined> {
  const rows: { content: Buffer }[] = await manager.query(
    'select content from roster_pieces where roster_id = $1 and file = $2 and piece = $3',
    [rosterId, file, piece],
  );
  return rows[0]?.content;
}

function placeOf(rosterId: string, file: RosterFileKind, piece: number): string {
  return `piece:${rosterId}:${file}:${piece}`;
}
