import type { WalletKind } from '@hanout/contracts';
import type { ReadPerson, Reference, Refusal } from './enrolment.reading';

/**
 * Who is new, who is known, who is refused: decided for a whole list at once, over what the database knew when it was
 * read. Whatever a person of the list adds is known to the ones after. Nothing here reads or writes; if the database
 * turns out to know more by the time the additions are written, the whole decision is made again.
 */

/** A keyed hash, and the same as text for maps. */
export interface Hash {
  bytes: Buffer;
  hex: string;
}

/** A person as presented, with the hashes that find them again. */
export interface PresentedPerson extends Omit<ReadPerson, 'references'> {
  cinHash: Hash;
  phoneHash: Hash;
  contentHash: Hash;
  references: (Reference & { hash: Hash })[];
}

/** Somebody without a card so far: he has proven his number, and no more. */
export type NumberHolder = Omit<PresentedPerson, 'cin' | 'cinHash'>;

export interface KnownWallet {
  walletId: string;
  merchantCode?: string;
}

/** What the database knows about the people of one list, in one network. */
export interface Known {
  enrolments: Map<string, { personId: string; walletId: string; contentHash: string }>;
  personByCin: Map<string, string>;
  personByPhone: Map<string, string>;
  /** Those whose card nobody has shown yet. */
  withoutCard: Set<string>;
  /** By `referenceKey`. */
  personByReference: Map<string, string>;
  /** Of this network, by `walletKey`. */
  wallets: Map<string, KnownWallet>;
  /** Codes are unique over all networks. */
  walletByMerchantCode: Map<string, string>;
}

export interface Additions {
  people: { personId: string; person: NumberHolder & Partial<PresentedPerson> }[];
  /** Known by their number alone until now. */
  cards: { personId: string; person: PresentedPerson }[];
  wallets: { walletId: string; personId: string; kind: WalletKind; person: NumberHolder }[];
  references: { scheme: string; value: string; hash: Hash; personId: string }[];
  enrolments: { personId: string; walletId: string; person: NumberHolder }[];
}

export type Outcome =
  | { outcome: 'enrolled' | 'repeated'; personId: string; walletId: string }
  | { outcome: 'refused'; refusal: Refusal };

export interface Decision {
  /** One each, in the order of the list. */
  outcomes: Outcome[];
  additions: Additions;
}

export function referenceKey(scheme: string, hashHex: string): string {
  return `${scheme}:${hashHex}`;
}

export function walletKey(personId: string, kind: string): string {
  return `${personId}/${kind}`;
}

/** `known` is taken over: it holds the additions afterwards. */
export function decideEnrolments(
  people: readonly PresentedPerson[],
  known: Known,
  newId: () => string,
): Decision {
  const additions: Additions = { people: [], cards: [], wallets: [], references: [], enrolments: [] };
  return { outcomes: people.map((person) => decideOne(person, known, additions, newId)), additions };
}

function decideOne(
  person: PresentedPerson,
  known: Known,
  additions: Additions,
  newId: () => string,
): Outcome {
  const before = known.enrolments.get(person.enrolmentId);
  if (before !== undefined) {
    if (before.contentHash !== person.contentHash.hex)
      return refused('identity.enrolment_id_reused', 'enrolmentId');
    return { outcome: 'repeated', personId: before.personId, walletId: before.walletId };
  }
  const personId = known.personByCin.get(person.cinHash.hex) ?? holderWithoutCard(person, known);
  const refusal = refusalOf(person, personId, known);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  return add(person, personId ?? newId(), known, additions, newId);
}

/** The network that has seen the card says whose number it is: he who has registered with it alone. */
function holderWithoutCard({ phoneHash }: PresentedPerson, known: Known): string | undefined {
  const personId = known.personByPhone.get(phoneHash.hex);
  return personId !== undefined && known.withoutCard.has(personId) ? personId : undefined;
}

/** The checks in the order in which they are told. `personId` is who has this card, when anybody has. */
function refusalOf(person: PresentedPerson, personId: string | undefined, known: Known): Refusal | undefined {
  const phoneOf = known.personByPhone.get(person.phoneHash.hex);
  if (phoneOf !== undefined && phoneOf !== personId) return { code: 'identity.phone_taken', field: 'phone' };
  for (const { scheme, hash } of person.references) {
    const referenceOf = known.personByReference.get(referenceKey(scheme, hash.hex));
    if (referenceOf !== undefined && referenceOf !== personId) {
      return { code: 'identity.reference_taken', field: 'references' };
    }
  }
  if (person.merchant === undefined) return undefined;
  const own = personId === undefined ? undefined : known.wallets.get(walletKey(personId, 'merchant'));
  const codeOf = known.walletByMerchantCode.get(person.merchant.code);
  if (codeOf !== undefined && codeOf !== own?.walletId) {
    return { code: 'identity.merchant_code_taken', field: 'merchant.code' };
  }
  if (own !== undefined && own.merchantCode !== person.merchant.code) {
    return { code: 'identity.merchant_wallet_taken', field: 'merchant.code' };
  }
  return undefined;
}

function add(
  person: PresentedPerson,
  personId: string,
  known: Known,
  additions: Additions,
  newId: () => string,
): Outcome {
  // A known person keeps names and phone: those change by a verb of their own, not by an enrolment elsewhere.
  if (!known.personByCin.has(person.cinHash.hex)) {
    const additionsOf = known.withoutCard.delete(personId) ? additions.cards : additions.people;
    known.personByCin.set(person.cinHash.hex, personId);
    known.personByPhone.set(person.phoneHash.hex, personId);
    additionsOf.push({ personId, person });
  }
  for (const { scheme, value, hash } of person.references) {
    const key = referenceKey(scheme, hash.hex);
    if (known.personByReference.has(key)) continue;
    known.personByReference.set(key, personId);
    additions.references.push({ scheme, value, hash, personId });
  }
  const walletId = walletOf(person, personId, known, additions, newId);
  known.enrolments.set(person.enrolmentId, { personId, walletId, contentHash: person.contentHash.hex });
  additions.enrolments.push({ personId, walletId, person });
  return { outcome: 'enrolled', personId, walletId };
}

function walletOf(
  person: PresentedPerson,
  personId: string,
  known: Known,
  additions: Additions,
  newId: () => string,
): string {
  const kind: WalletKind = person.merchant === undefined ? 'customer' : 'merchant';
  const existing = known.wallets.get(walletKey(personId, kind));
  if (existing !== undefined) return existing.walletId;
  const walletId = newId();
  known.wallets.set(walletKey(personId, kind), { walletId, merchantCode: person.merchant?.code });
  if (person.merchant !== undefined) known.walletByMerchantCode.set(person.merchant.code, walletId);
  additions.wallets.push({ walletId, personId, kind, person });
  return walletId;
}

function refused(code: Refusal['code'], field: string): Outcome {
  return { outcome: 'refused', refusal: { code, field } };
}
