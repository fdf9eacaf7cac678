import { version as uuidVersion } from 'uuid';
import { ownerOf } from './message';
import { NETWORK_SERVICES } from './networks/network-names';
import {
  askFixture,
  casesOf,
  examples,
  factFixture,
  fixtureFiles,
  fixtureOf,
  goldenAsks,
  goldenFacts,
  textOf,
  type Json,
} from './testing/golden-messages';
import { asJson, changed, fieldsOf, isOptional, partsOf, read } from './testing/read-message';

/** Who may own a message or read a fact. */
const SERVICES = [
  'fees',
  'identity',
  'ledger',
  'notifications',
  'payments',
  'programmes',
  'settlement',
  'ussd',
  ...NETWORK_SERVICES,
];

const golden = [...goldenAsks, ...goldenFacts];

describe.each(golden.map((one) => [one.message.subject, one] as const))('%s', (subject, one) => {
  it('has the form <owner>.<ask|evt>.<name>.v<n> and an owner that exists', () => {
    const kind = 'question' in one.message ? 'ask' : 'evt';
    expect(subject).toMatch(new RegExp(`^[a-z][a-z0-9-]*\\.${kind}\\.[a-z][a-z0-9-]*\\.v[1-9]\\d*$`));
    expect(SERVICES).toContain(ownerOf(subject));
  });

  it('has a golden message', () => {
    expect(casesOf(one)).toContain(fixtureOf(one));
  });
});

it('has one meaning a subject', () => {
  const subjects = golden.map(({ message }) => message.subject);
  expect(subjects).toEqual([...new Set(subjects)]);
});

/** Nobody of the house reads these: they are in the stream for operators' own systems. A reader forgotten is not here. */
const FOR_OTHERS_ALONE = new Set(['settlement.evt.window-closed.v1', 'settlement.evt.window-settled.v1']);

describe.each(goldenFacts.map((one) => [one.message.subject, one] as const))('%s', (subject, one) => {
  it('is read by services that exist, each named once, or is known to be for others alone', () => {
    const { readers } = one.message;
    expect([subject, readers.length === 0]).toEqual([subject, FOR_OTHERS_ALONE.has(subject)]);
    expect(readers.filter((reader) => !SERVICES.includes(reader))).toEqual([]);
    expect(readers).toEqual([...new Set(readers)]);
  });

  it.each(casesOf(one))('travels in its envelope: %s', (file) => {
    const { id, occurredAt, correlationId, data, ...rest } = factFixture(file);
    expect(uuidVersion(id)).toBe(7);
    expect(new Date(occurredAt).toISOString()).toBe(occurredAt);
    expect(correlationId === undefined || uuidVersion(correlationId) === 7).toBe(true);
    expect(data).toBeInstanceOf(Object);
    expect(rest).toEqual({ subject, producer: ownerOf(subject) });
  });
});

describe('the golden messages', () => {
  it('belong to a message each', () => {
    expect(fixtureFiles()).toEqual([...new Set(golden.flatMap(casesOf))].sort());
  });

  it.each(fixtureFiles())('are written in one way: %s', (file) => {
    expect(textOf(file)).toBe(`${JSON.stringify(JSON.parse(textOf(file)), null, 2)}\n`);
  });

  it.each([...new Set(goldenAsks.flatMap(casesOf))])('of an ask are its question and answer: %s', (file) => {
    expect(Object.keys(askFixture(file))).toEqual(['question', 'answer']);
  });

  it('show every field of every message', () => {
    const shown = new Map<string, Set<string>>();
    const parts = examples().flatMap(({ of, plain }) => partsOf(read(of, plain).instance));
    for (const { of, fields } of parts) {
      shown.set(of.name, new Set([...(shown.get(of.name) ?? []), ...Object.keys(fields)]));
    }
    const missing = parts.flatMap(({ of }) =>
      fieldsOf(of)
        .filter((field) => !shown.get(of.name)?.has(field))
        .map((field) => `${of.name}.${field}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe.each(examples().map((example) => [example.title, example] as const))(
  '%s',
  (_title, { of, plain }) => {
    const parts = partsOf(read(of, plain).instance);

    /** The paths at which a change of the message is accepted although it should not be. */
    function acceptedWith(change: (target: Json, field: string) => boolean): string[] {
      const accepted: string[] = [];
      for (const part of parts) {
        for (const field of Object.keys(part.fields)) {
          let isTried = true;
          const other = changed(plain, part.path, (target) => (isTried = change(target, field)));
          if (isTried && !read(of, other).isRefused) accepted.push([...part.path, field].join('.'));
        }
      }
      return accepted;
    }

    it('is read, and nothing of it is lost', () => {
      const { instance, isRefused } = read(of, plain);
      expect(isRefused).toBe(false);
      expect(asJson(instance)).toEqual(plain);
    });

    it('is read by those who do not know its newer fields', () => {
      for (const { path } of parts) {
        const newer = changed(plain, path, (target) => (target['addedLater'] = { reason: 'unknown here' }));
        const { instance, isRefused } = read(of, newer);
        expect(isRefused).toBe(false);
        expect(asJson(instance)).toEqual(plain);
      }
    });

    it('is refused without a required field, or with null in its place', () => {
      const optional = parts.flatMap((part) =>
        Object.keys(part.fields)
          .filter((field) => isOptional(part.of, field))
          .map((field) => [...part.path, field].join('.')),
      );
      expect(acceptedWith((target, field) => delete target[field])).toEqual(optional);
      expect(acceptedWith((target, field) => (target[field] = null) === null)).toEqual(optional);
    });

    it('is refused with one thing where a list is expected, or a list where one thing is', () => {
      const swapped = (target: Json, field: string): boolean => {
        const value = target[field];
        if (Array.isArray(value) && value.length === 0) return false;
        target[field] = Array.isArray(value) ? (value[0] as unknown) : [];
        return true;
      };
      expect(acceptedWith(swapped)).toEqual([]);
    });

    it('is refused with a hole in a list', () => {
      const holed = (target: Json, field: string): boolean => {
        const value = target[field];
        if (!Array.isArray(value)) return false;
        target[field] = [...(value as unknown[]), null];
        return true;
      };
      expect(acceptedWith(holed)).toEqual([]);
    });
  },
);
