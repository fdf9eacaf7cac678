import { DomainError } from '@hanout/errors';
import { ROSTER_ERRORS } from './rosters.errors';

export type RosterFileProblemCode = Extract<
  keyof (typeof ROSTER_ERRORS)['entries'],
  `programmes.roster_file_${string}`
>;

/** Where and what, as the wire and the terminal show it. */
export interface RosterFileProblemFacts {
  readonly code: RosterFileProblemCode;
  readonly file: string;
  /** As a spreadsheet counts: 1 is the header. */
  readonly row?: number;
  readonly column?: string;
  readonly expected: string;
  readonly found: string;
}

/** A roster file that cannot be read. The first thing that is wrong is the only one said, and nothing of the file is used. */
export class RosterFileProblem extends DomainError implements RosterFileProblemFacts {
  declare readonly code: RosterFileProblemCode;
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  readonly expected: string;
  readonly found: string;

  constructor({ code, file, row, column, expected, found }: RosterFileProblemFacts, cause?: unknown) {
    const params = {
      file,
      expected,
      found: printable(found),
      ...(row !== undefined && { row: String(row) }),
      ...(column !== undefined && { column }),
    };
    super(ROSTER_ERRORS.error(code, { params }), { field: file, params, cause });
    this.file = file;
    if (row !== undefined) this.row = row;
    if (column !== undefined) this.column = column;
    this.expected = expected;
    this.found = params.found;
  }

  facts(): RosterFileProblemFacts {
    const { code, file, row, column, expected, found } = this;
    return {
      code,
      file,
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column }),
      expected,
      found,
    };
  }
}

/** What stands in a file may be anything: control signs are spelled out and long texts cut, so one problem is one line. */
function printable(text: string): string {
  const spelled = text.replace(
    /\p{C}/gu,
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return spelled.length > 60 ? `${spelled.slice(0, 60)}…` : spelled;
}
