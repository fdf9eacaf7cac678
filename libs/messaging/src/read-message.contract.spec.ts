import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as contracts from '@hanout/contracts';
import type { Ask, Fact, MessageClass } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import fc from 'fast-check';
import { readMessage } from './contract-pipe';
import { readQuickly } from './read-quickly';
import { readThoroughly } from './read-thoroughly';

const FIXTURES = join(__dirname, '../../contracts/fixtures');
const CHANGED_TIMES = 100;
const seed = Date.now() % 1_000_000;

interface Example {
  title: string;
  of: MessageClass<object>;
  text: string;
}

function isMessage(value: unknown): value is Ask<object, object> | Fact<object> {
  return typeof value === 'object' && value !== null && 'subject' in value;
}

/** The golden messages of contracts, which together show every field of every message. */
function examples(): Example[] {
  const exported: unknown[] = [
    ...Object.values(contracts),
    // Of what has a subject for each network.
    ...Object.values(contracts).flatMap((value) => (isMessage(value) ? [] : Object.values(value as object))),
    contracts.confirmFacts('payments'),
    contracts.readAudit('fees'),
  ];
  const messages = exported.filter(isMessage);
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' });
  const goldens = files.filter((file) => file.endsWith('.json')).sort();
  return goldens.flatMap((file) => {
    // `identity/sign-in.ask.v1.staff.json` is a case of `identity.ask.sign-in.v1`.
    const [name, kind, version] = file.slice(file.indexOf('/') + 1).split('.');
    // What one service answers to each network by itself has the network's name in the subject and one golden for all.
    const names = [name, ...contracts.NETWORKS.map((network) => `${name}-${network}`)];
    const ends = names.map((one) => `.${kind}.${one}.${version}`);
    const message = messages.find(({ subject }) => ends.some((end) => subject.endsWith(end)));
    if (!message) throw new Error(`no message has the golden ${file}`);
    const parts = Object.entries(JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as object);
    return parts.flatMap(([part, plain]: [string, unknown]) => {
      const of = (message as unknown as Record<string, unknown>)[part];
      if (typeof of !== 'function') return [];
      return { title: `${file} ${part}`, of: of as MessageClass<object>, text: JSON.stringify(plain) };
    });
  });
}

type Holder = Record<string, unknown>;

function setOwn(holder: object, key: string, value: unknown): void {
  // Assigning `__proto__` would change the prototype; JSON.parse makes a field of it, and so does this.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function nested(value: unknown, depth: number): unknown {
  return depth === 0 ? value : nested(depth % 2 ? [value] : { value }, depth - 1);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function within(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

/** Ways to change what stands at a key; `other` is any JSON. */
const CHANGES: Record<string, (holder: Holder, key: string, other: unknown) => void> = {
  missing: (holder, key) => delete holder[key],
  null: (holder, key) => (holder[key] = null),
  undefined: (holder, key) => (holder[key] = undefined),
  other: (holder, key, other) => (holder[key] = other),
  number: (holder, key) => (holder[key] = Number(asText(holder[key]))),
  text: (holder, key) => (holder[key] = asText(holder[key])),
  empty: (holder, key) => (holder[key] = ''),
  long: (holder, key) => (holder[key] = asText(holder[key]) + 'x'.repeat(5_000)),
  upperCase: (holder, key) => (holder[key] = asText(holder[key]).toUpperCase()),
  lineBreak: (holder, key) => (holder[key] = `${asText(holder[key])}\n`),
  inList: (holder, key) => (holder[key] = [holder[key]]),
  inObject: (holder, key) => (holder[key] = { [key]: holder[key] }),
  firstWithin: (holder, key) => (holder[key] = within(holder[key])[0]),
  list: (holder, key) => (holder[key] = within(holder[key])),
  object: (holder, key) => (holder[key] = { ...within(holder[key]) }),
  twice: (holder, key) => (holder[key] = [...within(holder[key]), ...within(holder[key])]),
  hole: (holder, key) => Array.isArray(holder[key]) && (holder[key].length += 1),
  deep: (holder, key) => (holder[key] = nested(holder[key], 150)),
  date: (holder, key) => (holder[key] = new Date(0)),
  noPrototype: (holder, key) => (holder[key] = Object.assign(Object.create(null), holder[key])),
  unknownField: (holder, _, other) => setOwn(holder, 'addedLater', other),
  unknownDeepField: (holder) => setOwn(holder, 'addedLater', nested('deep', 150)),
  ownProto: (holder, key) => setOwn(holder, '__proto__', holder[key]),
  ownConstructor: (holder, _, other) => setOwn(holder, 'constructor', other),
  ownToString: (holder, _, other) => setOwn(holder, 'toString', other),
  ownThen: (holder, _, other) => setOwn(holder, 'then', other),
};

interface Change {
  change: string;
  place: number;
  other: unknown;
}

const oddities: unknown[] = [true, 0, -1, 1.5, '', [], {}, [null], [[]], [{}], { constructor: 1 }];
const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    change: fc.constantFrom(...Object.keys(CHANGES)),
    place: fc.nat(),
    other: fc.oneof(fc.constantFrom(...oddities), fc.jsonValue({ maxDepth: 2 })),
  }),
  { minLength: 1, maxLength: 3 },
);

function placesIn(holder: object): { holder: Holder; key: string }[] {
  return Object.entries(holder).flatMap(([key, value]: [string, unknown]) => [
    { holder: holder as Holder, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value) : []),
  ]);
}

function changed(text: string, list: Change[]): unknown {
  // In a list, so that the message itself stands somewhere, too.
  const whole = [JSON.parse(text) as unknown];
  for (const { change, place, other } of list) {
    const places = placesIn(whole);
    const at = places[place % places.length];
    if (at) CHANGES[change]!(at.holder, at.key, JSON.parse(JSON.stringify(other)));
  }
  return whole[0];
}

/** An instance, or all that is said instead of it. */
function outcomeOf(read: () => object): unknown {
  try {
    const instance = read();
    return { instance, text: JSON.stringify(instance) };
  } catch (error) {
    return error instanceof DomainError ? error.toWire() : { broken: `${error}` };
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe('a golden message is read quickly as it is thoroughly', () => {
  describe.each(examples().map((example, at) => ({ ...example, seed: seed + at })))(
    '$title',
    ({ of, text, seed }) => {
      it('whole: the same instance, field for field in their order', () => {
        const quick = readQuickly(of, JSON.parse(text));
        expect(quick).toStrictEqual(readThoroughly(of, JSON.parse(text) as object));
        expect(JSON.stringify(quick)).toBe(text);
      });

      it('with a field that was added later', () => {
        const later = { ...(JSON.parse(text) as object), addedLater: { list: ['unknown here'] } };
        expect(JSON.stringify(readQuickly(of, later))).toBe(text);
      });

      it(`changed: accepted or refused alike, in the same words (seed ${seed})`, () => {
        const outcome = (list: Change[], read: typeof readThoroughly): unknown => {
          const plain = changed(text, list);
          fc.pre(isObject(plain));
          return outcomeOf(() => read(of, plain));
        };
        fc.assert(
          fc.property(changes, (list) => {
            expect(outcome(list, readMessage)).toStrictEqual(outcome(list, readThoroughly));
          }),
          { seed, numRuns: CHANGED_TIMES },
        );
      });
    },
  );
});
