import { Readable } from 'node:stream';
import { rolesOf, type Operation } from '@hanout/access';
import type { Ask } from '@hanout/contracts';
import { PRIVATE } from './document.reply';
import type { CallerRequest, Reply, Route } from './route';

/** One of the pieces that are a file when they are joined. */
interface Piece {
  name: string;
  contentType: string;
  content: string;
  /** Absent: this is the last one. */
  next?: string;
}

interface DownloadRow<Question extends object, Answer extends Piece> {
  readonly path: string;
  readonly ask: Ask<Question, Answer>;
  readonly operation: Operation;
  readonly question: (
    request: CallerRequest,
    after: string | undefined,
  ) => { [Name in keyof Question]: Name extends 'caller' ? Question[Name] : unknown };
}

/**
 * A file of any size, asked for piece by piece as the reader takes it: only one piece is here at a time. What is refused
 * is refused with the first one; when a later one does not come the connection breaks, so that nobody takes a part for
 * the whole.
 */
export function downloadRoute<Question extends object, Answer extends Piece>(
  row: DownloadRow<Question, Answer>,
): Route {
  const { path, ask, operation, question } = row;
  return {
    method: 'GET',
    path,
    operation,
    roles: rolesOf(operation),
    ask,
    isFile: true,
    answer: async (asks, request): Promise<Reply> => {
      const read = (after?: string) => asks.ask(ask, question(request, after) as Question);
      const first = await read();
      return {
        status: 200,
        headers: {
          ...PRIVATE,
          'content-type': first.contentType,
          'content-disposition': `attachment; filename="${first.name}"`,
          'x-content-type-options': 'nosniff',
        },
        body: Readable.from(contentsOf(first, read), { objectMode: false }),
      };
    },
  };
}

async function* contentsOf(first: Piece, read: (after: string) => Promise<Piece>): AsyncGenerator<Buffer> {
  for (let piece = first; ; piece = await read(piece.next)) {
    if (piece.content !== '') yield Buffer.from(piece.content, 'utf8');
    if (piece.next === undefined) return;
  }
}
