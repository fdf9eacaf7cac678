import { checkChain, checkCopies, checkExpiry, checkFunds } from '../src/testing/checks';
import { plant, PLANTED_BUGS, SKIPPED_COLUMNS, type PlantedBug } from '../src/testing/planted-bugs';
import { Race } from '../src/testing/race';

/** What the checks are worth: each is asked of a ledger that is broken in one place, and of one that is not. */
const { readThenWrite, noUniqueId, holdKeptOnExpiry } = PLANTED_BUGS;
type Check = (race: Race) => Promise<void>;

async function onALedgerOfItsOwn(check: Check, bug?: PlantedBug): Promise<void> {
  const race = await Race.start();
  try {
    if (bug) await plant(race.ledger.dataSource, bug);
    await check(race);
  } finally {
    await race.stop();
  }
}

describe.each<[string, Check, RegExp, PlantedBug[]]>([
  [
    'payments against funds',
    (race) => checkFunds(race, { clients: 120, funds: 60 }),
    /"posted": \d+/,
    [readThenWrite],
  ],
  ['copies of one id', (race) => checkCopies(race, 100), /"posted": \d+/, [noUniqueId]],
  ['holds and the end of time', (race) => checkExpiry(race, 30), /"out": \d+n/, [holdKeptOnExpiry]],
  ['the chain', ({ ledger }) => checkChain(ledger), /"check": "chain"/, SKIPPED_COLUMNS],
])('the check of %s', (_, check, complaint, bugs) => {
  it('passes', () => onALedgerOfItsOwn(check));

  it.each(bugs)('fails when $name', (bug) =>
    expect(onALedgerOfItsOwn(check, bug)).rejects.toThrow(complaint),
  );
});
