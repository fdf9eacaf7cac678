import type { IsoMessage } from './message';
import { writePrivateData } from './private-data';
import { outcomeOf, outcomeOfReversal } from './status';

const ALL = Array.from({ length: 100 }, (_, code) => String(code).padStart(2, '0'));
const saying = (code: string | undefined, data = {}): IsoMessage => {
  const coded: IsoMessage['fields'] = code === undefined ? {} : { 39: code };
  const text = writePrivateData(data);
  return { mti: '0210', fields: text === '' ? coded : { ...coded, 48: text } };
};
const codesThat = (word: string) =>
  ALL.filter((code) => outcomeOf(saying(code, { ref: 'R1' })).outcome === word);

describe('the response codes', () => {
  it('say yes with 00 only, later with 09 only, and no where the account or the amount is meant', () => {
    expect(codesThat('succeeded')).toEqual(['00']);
    expect(codesThat('pending')).toEqual(['09']);
    expect(codesThat('declined').join(' ')).toBe(
      '04 05 07 13 14 15 23 31 33 34 35 36 37 38 39 41 42 43 44 51 52 53 54 55 56 57 59 61 62 65 67 75 93',
    );
  });

  it.each(['94', '91', '96', '68', '30', '63', '12', '10', '76', '99'])('leave it open with %s', (code) => {
    expect(outcomeOf(saying(code, { ref: 'R1' })).outcome).toBe('unknown');
  });

  it.each([undefined, 'ZZ', '0 ', '  '])('are not guessed: %p', (code) => {
    expect(outcomeOf(saying(code, { ref: 'R1' }))).toEqual({ outcome: 'unknown', cause: 'unknown_word' });
  });

  it('come with the network’s number or say nothing, and with its own reason where it gives one', () => {
    expect(outcomeOf(saying('00', { ref: 'R1' }))).toEqual({ outcome: 'succeeded', ref: 'R1' });
    expect(outcomeOf(saying('00'))).toEqual({ outcome: 'unknown', cause: 'no_reference' });
    expect(outcomeOf(saying('51'))).toEqual({ outcome: 'declined', reason: 'insufficient_funds' });
    expect(outcomeOf(saying('51', { reason: 'CLOSED' }))).toEqual({ outcome: 'declined', reason: 'CLOSED' });
    expect(outcomeOf(saying('51', { reason: 'Mme A.' }))).toEqual({
      outcome: 'declined',
      reason: 'not_given',
    });
    expect(outcomeOf(saying('94'))).toEqual({ outcome: 'unknown', cause: 'duplicate' });
  });

  it('end a reversal with 00 and 21 only', () => {
    const ended = ALL.filter((code) =>
      ['succeeded', 'declined'].includes(outcomeOfReversal(saying(code, { ref: 'R1' })).outcome),
    );
    expect(ended).toEqual(['00', '21']);
    expect(outcomeOfReversal(saying('21'))).toEqual({ outcome: 'declined', reason: 'no_action_taken' });
    expect(outcomeOfReversal(saying('05'))).toEqual({ outcome: 'unknown', cause: 'do_not_honour' });
  });
});
