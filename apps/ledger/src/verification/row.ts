/** A row as the database writes it: every value as text. */
export type Row = (string | null)[];

/** From a line of COPY's text format: values between tabs, `\N` for null, backslashes before what would be misread. */
export function rowOf(line: string): Row {
  const row: Row = line.split('\t');
  if (line.includes('\\')) {
    for (let column = 0; column < row.length; column += 1) {
      const value = row[column]!;
      if (value.includes('\\')) row[column] = value === '\\N' ? null : value.replace(ESCAPED, unescaped);
    }
  }
  return row;
}

const ESCAPED = /\\(.)/gs;
const LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

function unescaped(_all: string, letter: string): string {
  return LETTERS[letter] ?? letter;
}
