import { describePieces } from '@hanout/network-testing';
import { sayStatement } from '../fake/words';
import { readStatement } from './report';
import { writeEnvelope } from './soap';

describe('the statement of a day', () => {
  describePieces('wfc:Line', {
    write: (report) => writeEnvelope({ 'wfc:GetStatementResponse': sayStatement(report) }),
    read: readStatement,
  });
});
