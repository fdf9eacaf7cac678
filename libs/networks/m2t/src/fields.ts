/** What a field of a message may hold. */
export interface FieldFormat {
  /** n: digits. ans: printable ASCII. b: bytes, written here as hexadecimal digits, two a byte. */
  kind: 'n' | 'ans' | 'b';
  /** Characters, or bytes for b: exactly so many, or at most where the length goes before it. */
  length: number;
  /** How many digits of length go before it: 2 (LLVAR), 3 (LLLVAR). Absent: it is of fixed length. */
  lengthDigits?: 2 | 3;
}

const n = (length: number): FieldFormat => ({ kind: 'n', length });
const ans = (length: number): FieldFormat => ({ kind: 'ans', length });
const llvar = (kind: 'n' | 'ans', length: number): FieldFormat => ({ kind, length, lengthDigits: 2 });
const mac: FieldFormat = { kind: 'b', length: 8 };

/** Those fields of ISO 8583:1987 that the line uses, as that edition has them. A field that is not here is not understood. */
export const FIELDS: Readonly<Record<number, FieldFormat>> = {
  3: n(6), // processing code
  4: n(12), // amount in centimes
  7: n(10), // when it is sent, MMDDhhmmss in UTC
  11: n(6), // STAN: the number of the exchange on this line
  12: n(6), // local time of the transaction, hhmmss
  13: n(4), // local date of the transaction, MMDD
  32: llvar('n', 11), // acquiring institution
  37: ans(12), // RRN: the number of the transaction
  38: ans(6), // authorisation number
  39: ans(2), // response code
  41: ans(8), // terminal
  42: ans(15), // card acceptor
  48: { kind: 'ans', length: 999, lengthDigits: 3 }, // private data, see private-data.ts
  49: n(3), // currency, ISO 4217 numeric
  64: mac,
  70: n(3), // what a network management message is about
  90: n(42), // which message is to be undone
  91: ans(1), // what is done to a file: 1 adds to it
  101: llvar('ans', 17), // which file
  102: llvar('ans', 28), // account that pays
  103: llvar('ans', 28), // account that is paid
  128: mac,
};
