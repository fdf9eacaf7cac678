import { writeEnvelope, writeFault } from '../src/soap';

const empty = writeEnvelope({}).toString();
const result = '<PayoutId>1</PayoutId><Status>PAID</Status><Reference>1</Reference>';

/** Well-formed, or nearly, and not what was asked for. */
export const WRONG_SHAPES: readonly string[] = [
  'null',
  '<a/>',
  empty,
  empty.replace('<soap:Body></soap:Body>', ''),
  // A fault that is no HTTP error, and a response beside another.
  writeFault('Sender', { id: '1', code: 'ACCOUNT_BARRED' }).toString(),
  writeEnvelope({ 'wfc:PayResponse': '', 'wfc:OpenAccountsResponse': '' }).toString(),
  writeEnvelope({ 'wfc:PayResponse': [result, result] }).toString(),
  writeEnvelope({ 'wfc:PayResponse': '' }).toString(),
  writeEnvelope({ 'wfc:OpenAccountsResponse': { 'wfc:Result': ['', ''] } }).toString(),
  `<!DOCTYPE a [<!ENTITY b "PAID">]>${empty}`,
];
