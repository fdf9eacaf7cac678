import {
  finishBulkFile,
  finishRosterFile,
  putBulkPiece,
  putRosterPiece,
  type CallerV1,
  type RosterFileKind,
} from '@hanout/contracts';
import type { Asks } from '@hanout/messaging';
import { bulkFileEndpoint, rosterFileEndpoint, type uploadEndpoints } from './uploads.endpoints';

/** Who sends what, as the request says. */
export interface UploadRequest {
  caller: CallerV1;
  params: Readonly<Record<string, string>>;
  contentType: string;
}

/** One kind of file that is streamed to its owner. */
export interface Upload {
  endpoint: (typeof uploadEndpoints)[number];
  contentTypes: readonly string[];
  /** @throws NoAnswer: a piece may be put again */
  put(asks: Asks, request: UploadRequest, piece: { piece: number; content: string }): Promise<unknown>;
  finish(asks: Asks, request: UploadRequest, whole: { pieces: number; sha256: string }): Promise<object>;
}

const rosterFile = ({ caller, params }: UploadRequest) => ({
  caller,
  rosterId: params.rosterId!,
  file: params.file as RosterFileKind,
});

const bulkFile = ({ caller, params }: UploadRequest) => ({ caller, bulkId: params.bulkId! });

export const uploads: readonly Upload[] = [
  {
    endpoint: rosterFileEndpoint,
    contentTypes: ['text/csv', 'application/octet-stream'],
    put: (asks, request, piece) => asks.ask(putRosterPiece, { ...rosterFile(request), ...piece }),
    finish: (asks, request, whole) => asks.ask(finishRosterFile, { ...rosterFile(request), ...whole }),
  },
  {
    endpoint: bulkFileEndpoint,
    contentTypes: ['text/csv', 'application/jsonl'],
    put: (asks, request, piece) => asks.ask(putBulkPiece, { ...bulkFile(request), ...piece }),
    finish: (asks, request, whole) =>
      asks.ask(finishBulkFile, {
        ...bulkFile(request),
        ...whole,
        format: request.contentType.startsWith('text/csv') ? 'csv' : 'jsonl',
      }),
  },
];
