import { describePieces } from '@hanout/network-testing';
import { reportFile } from '../fake/report';
import { readStatement } from './report';

describe('the report of a day', () => {
  describePieces('Ntry', { write: reportFile, read: readStatement });
});
