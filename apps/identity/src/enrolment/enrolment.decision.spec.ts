import { createHash } from 'node:crypto';
import type { PersonToEnrolV1 } from '@hanout/contracts';
import { aPerson, aShop } from '../../test/people';
import { decideEnrolments, type Hash, type Known, type PresentedPerson } from './enrolment.decision';
import { contentOf, readPerson } from './enrolment.reading';

function hash(text: string): Hash {
  const bytes = createHash('sha256').update(text).digest();
  return { bytes, hex: bytes.toString('hex') };
}

function present(written: PersonToEnrolV1): PresentedPerson {
  const reading = readPerson(written);
  if ('refusal' in reading) throw new Error(reading.refusal.code);
  const { person } = reading;
  return {
    ...person,
    cinHash: hash(person.cin),
    phoneHash: hash(person.phone),
    contentHash: hash(contentOf(person)),
    references: person.references.map((reference) => ({ ...reference, hash: hash(reference.value) })),
  };
}

function nothingKnown(): Known {
  return {
    enrolments: new Map(),
    personByCin: new Map(),
    personByPhone: new Map(),
    withoutCard: new Set(),
    personByReference: new Map(),
    wallets: new Map(),
    walletByMerchantCode: new Map(),
  };
}

/** Decides lists one after the other, each knowing what the ones before added. */
function decide(...lists: PersonToEnrolV1[][]) {
  const known = nothingKnown();
  let id = 0;
  return lists.map((list) => decideEnrolments(list.map(present), known, () => `id-${(id += 1)}`));
}

const told = (outcomes: ReturnType<typeof decideEnrolments>['outcomes']) =>
  outcomes.map((one) => (one.outcome === 'refused' ? one.refusal.code : one.outcome));

describe('deciding a list', () => {
  it('enrols strangers', () => {
    const [decision] = decide([aPerson(1), aPerson(2, { merchant: aShop('M00002') })]);
    expect(decision!.outcomes).toEqual([
      { outcome: 'enrolled', personId: 'id-1', walletId: 'id-2' },
      { outcome: 'enrolled', personId: 'id-3', walletId: 'id-4' },
    ]);
    expect(decision!.additions.wallets.map(({ kind }) => kind)).toEqual(['customer', 'merchant']);
  });

  it('repeats an enrolment without adding anything, within a list too', () => {
    const [first, again] = decide([aPerson(1), aPerson(1)], [aPerson(1)]);
    expect(told(first!.outcomes)).toEqual(['enrolled', 'repeated']);
    expect(again!.outcomes).toEqual([{ outcome: 'repeated', personId: 'id-1', walletId: 'id-2' }]);
    expect(again!.additions).toEqual({
      people: [],
      cards: [],
      wallets: [],
      references: [],
      enrolments: [],
    });
  });

  it('refuses an enrolment id with other content before it looks at anything else', () => {
    const [, again] = decide([aPerson(1), aPerson(2)], [aPerson(1, { phone: aPerson(2).phone })]);
    expect(told(again!.outcomes)).toEqual(['identity.enrolment_id_reused']);
  });

  it('gives a known card the same wallet and the added reference', () => {
    const second = aPerson(1, {
      enrolmentId: 'second',
      references: [{ scheme: 'idcs', value: '9999999999' }],
    });
    const [first, again] = decide([aPerson(1)], [second]);
    expect(again!.outcomes).toEqual([{ ...first!.outcomes[0], outcome: 'enrolled' }]);
    expect(again!.additions).toMatchObject({
      people: [],
      wallets: [],
      references: [{ value: '9999999999' }],
    });
    expect(again!.additions.enrolments).toHaveLength(1);
  });

  it('lets a known card come with another phone, which is not kept', () => {
    const [, again, third] = decide(
      [aPerson(1)],
      [aPerson(1, { enrolmentId: 'second', phone: '0677777777' })],
      [aPerson(3, { phone: '0677777777' })],
    );
    expect(told(again!.outcomes)).toEqual(['enrolled']);
    expect(again!.additions.people).toEqual([]);
    expect(told(third!.outcomes)).toEqual(['enrolled']);
  });

  it('refuses one and enrols the neighbours', () => {
    const [decision] = decide([
      aPerson(1),
      aPerson(2, { phone: aPerson(1).phone }),
      aPerson(3, { references: aPerson(1).references }),
      aPerson(4),
    ]);
    expect(told(decision!.outcomes)).toEqual([
      'enrolled',
      'identity.phone_taken',
      'identity.reference_taken',
      'enrolled',
    ]);
    expect(decision!.additions.people).toHaveLength(2);
  });

  it('refuses a known card with the phone of another person', () => {
    const [, again] = decide(
      [aPerson(1), aPerson(2)],
      [aPerson(1, { enrolmentId: 'x', phone: aPerson(2).phone })],
    );
    expect(told(again!.outcomes)).toEqual(['identity.phone_taken']);
  });

  it('keeps a merchant code for one shop and one shop for a person', () => {
    const shop = aPerson(1, { merchant: aShop('M00001') });
    const [, again] = decide(
      [shop],
      [
        aPerson(2, { merchant: aShop('M00001') }),
        { ...shop, enrolmentId: 'second-shop', merchant: aShop('M00009') },
        { ...shop, enrolmentId: 'same-shop' },
        aPerson(1, { enrolmentId: 'as-customer' }),
      ],
    );
    expect(told(again!.outcomes)).toEqual([
      'identity.merchant_code_taken',
      'identity.merchant_wallet_taken',
      'enrolled',
      'enrolled',
    ]);
    expect(again!.additions.wallets.map(({ kind }) => kind)).toEqual(['customer']);
  });

  it('tells the phone before the reference and the reference before the shop', () => {
    const taken = aPerson(1, { merchant: aShop('M00001') });
    const [, again] = decide(
      [taken],
      [
        { ...taken, enrolmentId: 'a', cin: 'ZZ1' },
        { ...taken, enrolmentId: 'b', cin: 'ZZ1', phone: '0688888888' },
        { ...taken, enrolmentId: 'c', cin: 'ZZ1', phone: '0688888888', references: [] },
      ],
    );
    expect(told(again!.outcomes)).toEqual([
      'identity.phone_taken',
      'identity.reference_taken',
      'identity.merchant_code_taken',
    ]);
  });
});
