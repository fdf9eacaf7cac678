import { signatureOf } from './transport';
import { readNotice } from './notices';

const SECRET = 'a secret of the files';
const ID = '00000000-0000-4000-8000-000000000001';
const INSTRUCTION = ID.replaceAll('-', '');

function read(namespace: string, content: string) {
  const raw = Buffer.from(
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${namespace}">${content}</Document>`,
  );
  return readNotice(SECRET, {
    name: 'one.xml',
    headers: { 'x-signature': signatureOf(raw, SECRET) },
    raw,
  });
}
const unreadable = { reading: 'refused', cause: 'unreadable' };

describe('a status report', () => {
  const report = (transactions: string) =>
    read(
      'pain.002.001.10',
      `<CstmrPmtStsRpt><OrgnlPmtInfAndSts>${transactions}</OrgnlPmtInfAndSts></CstmrPmtStsRpt>`,
    );
  const said = (rest: string, id = INSTRUCTION) =>
    `<TxInfAndSts><OrgnlInstrId>${id}</OrgnlInstrId>${rest}</TxInfAndSts>`;
  const outcomeOf = (rest: string) => {
    const reading = report(said(rest));
    if (reading.reading !== 'accepted') throw new Error('not read');
    const [told] = reading.events;
    if (told?.event !== 'payout') throw new Error('not of a payout');
    const { event, id, ...outcome } = told;
    expect([event, id, reading.events.length]).toEqual(['payout', ID, 1]);
    return outcome;
  };
  const rejected = (reason: string) => `<TxSts>RJCT</TxSts><StsRsnInf><Rsn>${reason}</Rsn></StsRsnInf>`;
  const REF = '<AcctSvcrRef>R1</AcctSvcrRef>';

  it.each([
    ['ACCP', { outcome: 'pending' }],
    ['ACSP', { outcome: 'pending' }],
    ['PDNG', { outcome: 'pending' }],
    ['ACSC', { outcome: 'succeeded', ref: 'R1' }],
    ['ACCC', { outcome: 'succeeded', ref: 'R1' }],
    ['RJCT', { outcome: 'declined', reason: 'not_given' }],
    ['CANC', { outcome: 'unknown', cause: 'unknown_word' }],
    ['PART', { outcome: 'unknown', cause: 'unknown_word' }],
    ['acsc', { outcome: 'unknown', cause: 'unknown_word' }],
  ])('says %s', (status, outcome) => expect(outcomeOf(`<TxSts>${status}</TxSts>${REF}`)).toEqual(outcome));

  it.each([
    ['<Cd>AC04</Cd>', { outcome: 'declined', reason: 'account_closed' }],
    ['<Cd>AM04</Cd>', { outcome: 'declined', reason: 'insufficient_funds' }],
    ['<Prtry>ACCOUNT_BARRED</Prtry>', { outcome: 'declined', reason: 'ACCOUNT_BARRED' }],
    ['<Prtry>Mme A. est partie</Prtry>', { outcome: 'declined', reason: 'not_given' }],
    // A duplicate or a bad file says nothing of an earlier one with the same order.
    ['<Cd>AM05</Cd>', { outcome: 'unknown', cause: 'unknown_reason' }],
    ['<Cd>DU01</Cd>', { outcome: 'unknown', cause: 'unknown_reason' }],
    ['<Cd>FF01</Cd>', { outcome: 'unknown', cause: 'unknown_reason' }],
    [
      '<Cd>AC04</Cd></Rsn></StsRsnInf><StsRsnInf><Rsn><Cd>AM05</Cd>',
      { outcome: 'unknown', cause: 'unknown_reason' },
    ],
  ])('rejects with %s', (reason, outcome) => expect(outcomeOf(rejected(reason))).toEqual(outcome));

  it('says nothing without a number, a status, or in two ways', () => {
    expect(outcomeOf('<TxSts>ACSC</TxSts>')).toEqual({ outcome: 'unknown', cause: 'no_reference' });
    expect(outcomeOf(REF)).toEqual({ outcome: 'unknown', cause: 'unknown_word' });
    expect(outcomeOf(`<TxSts>ACSC</TxSts><TxSts>RJCT</TxSts>${REF}`)).toMatchObject({ outcome: 'unknown' });
    expect(
      outcomeOf(`<TxSts>ACSC</TxSts>${REF}</TxInfAndSts>${said('<TxSts>RJCT</TxSts>').slice(0, -14)}`),
    ).toEqual({
      outcome: 'unknown',
      cause: 'contradictory',
    });
  });

  it('is for a person to look at when it names no order of ours', () => {
    expect(report('')).toEqual(unreadable);
    expect(report(said('<TxSts>RJCT</TxSts>', 'NOTPROVIDED'))).toEqual(unreadable);
    const ofTheFile = '<OrgnlGrpInfAndSts><GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>';
    expect(read('pain.002.001.10', `<CstmrPmtStsRpt>${ofTheFile}</CstmrPmtStsRpt>`)).toEqual(unreadable);
  });
});

describe('a statement', () => {
  const entry = ({
    amount = '<Amt Ccy="MAD">35.00</Amt>',
    direction = 'CRDT',
    status = 'BOOK',
    booked = '<DtTm>2026-11-28T10:59:59+01:00</DtTm>',
    more = '',
    details = transaction('C1'),
  }) =>
    `<Ntry>${amount}<CdtDbtInd>${direction}</CdtDbtInd>${more}<Sts><Cd>${status}</Cd></Sts><BookgDt>${booked}</BookgDt><NtryDtls>${details}</NtryDtls></Ntry>`;
  const statement = (...entries: string[]) =>
    read('camt.053.001.08', `<BkToCstmrStmt><Stmt>${entries.join('')}</Stmt></BkToCstmrStmt>`);
  const collections = (...entries: string[]) => {
    const reading = statement(...entries);
    if (reading.reading !== 'accepted') throw new Error('not read');
    return reading.events.map(
      (one) => one.event === 'collection' && [one.ref, one.payee, one.amount.toString()],
    );
  };

  it('tells of what was booked for a wallet of ours', () => {
    expect(statement(entry({}))).toMatchObject({
      reading: 'accepted',
      events: [
        { event: 'collection', ref: 'C1', payee: '100234', collectedAt: new Date('2026-11-28T09:59:59Z') },
      ],
    });
    expect(collections(entry({}), entry({ details: transaction('C2') }))).toHaveLength(2);
  });

  it('passes over what moves no wallet', () => {
    const others = [
      entry({ direction: 'DBIT' }),
      entry({ status: 'PDNG' }),
      entry({ more: '<RvslInd>true</RvslInd>' }),
      entry({ details: '<TxDtls><Refs><AcctSvcrRef>I1</AcctSvcrRef></Refs></TxDtls>' }),
      entry({ details: '' }),
    ];
    expect(collections(...others)).toEqual([]);
    expect(statement()).toEqual({ reading: 'accepted', events: [] });
  });

  it('takes the amount of each of several in one entry', () => {
    const several = ['10.00', '25.00'].map((one, index) =>
      transaction(`C${index}`, `<Amt Ccy="MAD">${one}</Amt>`),
    );
    const read = statement(entry({ details: several.join('') }));
    expect(read).toMatchObject({ events: [{ amount: { minor: 1_000n } }, { amount: { minor: 2_500n } }] });
    expect(statement(entry({ details: transaction('C1') + transaction('C2') }))).toEqual(unreadable);
  });

  it.each([
    { amount: '<Amt Ccy="EUR">35.00</Amt>' },
    { amount: '<Amt Ccy="MAD">thirty</Amt>' },
    { booked: '<Dt>2026-11-28</Dt>' },
    { booked: '<DtTm>2026-11-28T10:59:59</DtTm>' },
    { booked: '<DtTm>2026-13-28T10:59:59Z</DtTm>' },
    { details: transaction('two words') },
  ])('is for a person to look at when a collection cannot be read: %j', (changes) =>
    expect(statement(entry({}), entry(changes))).toEqual(unreadable),
  );
});

it.each(['pain.001.001.09', 'camt.053.001.02', 'pain.002.001.03'])(
  'a file of another kind is not read: %s',
  (kind) => expect(read(kind, '<A>1</A>')).toEqual(unreadable),
);

function transaction(ref: string, amount = ''): string {
  return `<TxDtls><Refs><AcctSvcrRef>${ref}</AcctSvcrRef></Refs>${amount}<RmtInf><Strd><CdtrRefInf><Ref>100234</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>`;
}
