import type { RemoteEvent, RemoteSystem } from './remote-system';

export interface WireRequest {
  method: string;
  /** Below the base address. */
  path: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  raw: Buffer;
}

export interface WireAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: string;
}

/** One network's wire over HTTP as its own system speaks it: pure, so that the suite and the simulator share it. */
export interface HttpFace {
  /** True where a payment is only taken at first and what became of it is told later. */
  readonly answersLater: boolean;
  /** Checks the signature or token itself: what it does not accept gets the status its network would send. */
  answer(request: WireRequest, system: RemoteSystem): WireAnswer;
  /** The request it sends to our door; a file wire puts the file's name in `path`. Absent: it never speaks by itself. */
  notice?(event: RemoteEvent, system: RemoteSystem): WireRequest;
  /** Well-formed answers that have another shape. */
  readonly wrongShapes: readonly string[];
}

/** One network's wire over lines that are kept open, as its own system speaks it: frames, each a 2-byte length and a message. */
export interface FrameFace {
  readonly answersLater: boolean;
  /** Undefined: it says nothing to this. */
  answer(message: Buffer, system: RemoteSystem): Buffer | undefined;
  /** True of what only keeps the line, such as a sign-on or an echo: it is answered well even while the rest is not. */
  isUpkeep(message: Buffer): boolean;
  /** True of what we answer to what it has told: it asks for nothing. */
  isAnswer(message: Buffer): boolean;
  /**
   * The same of what it has told and of our answer to it. Then many are on their way at once, as on a line whose messages
   * carry numbers; without it, it tells one after the other.
   */
  keyOf?(message: Buffer, system: RemoteSystem): string | undefined;
  /** Files that it has for us beside the line, over HTTP. */
  files?(request: WireRequest, system: RemoteSystem): WireAnswer;
  /** What it sends on the line by itself. */
  notice?(event: RemoteEvent, system: RemoteSystem): Buffer;
}

/** What a wire has beside its lines, as one over HTTP. */
export function fileFaceOf({ files }: FrameFace): HttpFace | undefined {
  return files && { answersLater: false, answer: files, wrongShapes: ['', '7', '{}', 'H;20261127;F'] };
}

/** A network's own side, whatever its wire; over TLS where it asks who we are. */
export type NetworkFake = { isTls?: boolean } & (
  { wire: 'http'; face: HttpFace } | { wire: 'tcp'; face: FrameFace }
);
