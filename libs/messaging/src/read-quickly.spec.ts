import type { MessageClass } from '@hanout/contracts';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import {
  Allow,
  IsArray,
  IsDate,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { readMessage } from './contract-pipe';
import { readQuickly } from './read-quickly';
import { readThoroughly } from './read-thoroughly';

class Coin {
  @IsInt()
  value: number;
}

class Holder {
  @IsString()
  name: string;

  @IsOptional()
  @IsString({ each: true })
  @MaxLength(3, { each: true })
  words?: string | string[];
}

class Purse extends Holder {
  @IsArray()
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => Coin)
  coins: Coin[];

  @IsOptional()
  @ValidateNested()
  @Type(() => Coin)
  lucky?: Coin;

  @IsOptional()
  @IsObject()
  notes?: object;
}

class Box {
  @ValidateNested()
  @Type(() => Coin)
  coin: Coin;
}

const purse = { name: 'n', coins: [{ value: 1 }] };
const withProto = (fields: string): object => JSON.parse(`{"__proto__":{"polluted":1}${fields}}`) as object;

describe('a message read quickly', () => {
  it.each<[string, object]>([
    ['with the rules of its parent', purse],
    ['in another order', { coins: [{ value: 1 }, { value: 2 }], words: ['a', 'b'], name: 'n' }],
    ['with an empty list', { ...purse, coins: [] }],
    ['with one value where each is asked about', { ...purse, words: 'abc' }],
    ['with nothing in optional fields', { ...purse, words: null, lucky: undefined, notes: null }],
    ['with a part and free JSON', { ...purse, lucky: { value: 3 }, notes: { a: [1, { b: null }] } }],
    ['with fields it does not know', { ...purse, later: { a: 1 }, coins: [{ value: 1, later: [2] }] }],
  ])('is the same instance %s', (_, plain) => {
    const quick = readQuickly(Purse, plain);
    expect(quick).toStrictEqual(readThoroughly(Purse, plain));
    expect(JSON.stringify(quick)).toBe(JSON.stringify(readThoroughly(Purse, plain)));
  });

  it.each<[string, object]>([
    ['what is wrong', { ...purse, name: 7 }],
    ['what is wrong in a part', { ...purse, coins: [{ value: '1' }] }],
    ['one wrong among each', { ...purse, words: ['abc', 'abcd'] }],
    ['a hole in a list of parts', { ...purse, coins: new Array<unknown>(1) }],
    ['a hole in free JSON', { ...purse, notes: { list: new Array<unknown>(1) } }],
    ['a list in a list of parts', { ...purse, coins: [[{ value: 1 }]] }],
    ['a list for a part', { ...purse, lucky: [{ value: 1 }] }],
    ['what is not JSON', { ...purse, notes: { at: new Date(0) } }],
    ['a function', { ...purse, later: { then: () => 'x' } }],
    ['an object without prototype', Object.assign(Object.create(null) as object, purse)],
    ['a __proto__', withProto(',"name":"n","coins":[]')],
    ['a __proto__ in free JSON', { ...purse, notes: withProto('') }],
    ['a name that every object has', { ...purse, toString: 'x' }],
    ['a constructor, on which the thorough reading breaks', { ...purse, later: { constructor: 1 } }],
    ['what is too deep', { ...purse, later: JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown }],
  ])('is left to the thorough reading with %s', (_, plain) => {
    expect(readQuickly(Purse, plain)).toBeUndefined();
  });

  it('takes nothing for a part whose only rule is to be valid, but not null', () => {
    expect(readQuickly(Box, {})).toStrictEqual(readThoroughly(Box, {}));
    expect(readQuickly(Box, { coin: undefined })).toStrictEqual(readThoroughly(Box, { coin: undefined }));
    expect(readQuickly(Box, { coin: null })).toBeUndefined();
    expect(() => readThoroughly(Box, { coin: null })).toThrow(expect.objectContaining({ field: 'coin' }));
  });

  it('shares nothing with what it was read from, and pollutes nothing', () => {
    const plain = { ...purse, notes: { list: [{}] } };
    const notes = readMessage(Purse, plain).notes as typeof plain.notes;
    expect(notes).toStrictEqual(plain.notes);
    expect(notes).not.toBe(plain.notes);
    expect(notes.list[0]).not.toBe(plain.notes.list[0]);
    expect(readMessage(Purse, withProto(',"name":"n","coins":[]'))).toStrictEqual(
      readThoroughly(Purse, { name: 'n', coins: [] }),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});

/** A class of one field, with these decorators. */
function classWith(...decorators: PropertyDecorator[]): MessageClass<object> {
  class Message {
    field: unknown;
  }
  for (const decorate of decorators) decorate(Message.prototype, 'field');
  return Message;
}

function IsBy(validate: (args?: ValidationArguments) => boolean | Promise<boolean>, async = false) {
  return (target: object, property: string | symbol): void =>
    registerDecorator({
      target: target.constructor,
      propertyName: String(property),
      constraints: ['asked for'],
      async,
      validator: { validate: (_, args) => validate(args) },
    });
}

it('asks a validator what class-validator asks it', () => {
  const asked: unknown[] = [];
  const message = classWith(IsBy((args) => asked.push({ ...args }) > 0));
  expect(readQuickly(message, { field: 'x' })).toBeDefined();
  readThoroughly(message, { field: 'x' });
  expect(asked).toHaveLength(2);
  expect(asked[0]).toStrictEqual(asked[1]);
});

class WithDefault {
  @IsString()
  field = 'default';
}

class WithMethod {
  @IsString()
  field: string;

  method(): string {
    return this.field;
  }
}

class Tree {
  @IsOptional()
  @ValidateNested()
  @Type(() => Tree)
  field?: Tree;
}

class CoinBySize {
  @ValidateNested()
  @Type(() => Coin, { discriminator: { property: 'size', subTypes: [{ name: 'any', value: Coin }] } })
  field: Coin;
}

class CoinByValue {
  @ValidateNested()
  @Type((of) => (of?.object ? Coin : Tree))
  field: Coin;
}

describe('a class is left to the thorough reading', () => {
  const exclude = classWith(IsOptional(), IsString());
  Exclude()(exclude);

  it.each<[string, MessageClass<object>, unknown]>([
    [
      'with @Transform',
      classWith(
        IsString(),
        Transform(({ value }) => `${value as string}!`),
      ),
      'x',
    ],
    ['with @Transform of a field that is dropped', classWith(Transform(() => 'x')), 'x'],
    ['with @Expose', classWith(IsString(), Expose()), 'x'],
    ['with @Exclude', classWith(IsOptional(), IsString(), Exclude()), 7],
    ['that is excluded', exclude, 7],
    ['with groups', classWith(IsString({ groups: ['some'] })), 'x'],
    [
      'with @ValidateIf',
      classWith(
        ValidateIf(() => false),
        IsInt(),
      ),
      'x',
    ],
    ['with a rule that holds sometimes', classWith(IsInt({ validateIf: () => false })), 'x'],
    ['with @Allow', classWith(Allow()), 'x'],
    ['with a validator that promises', classWith(IsBy(() => Promise.resolve(false))), 'x'],
    ['with a validator that is not asked', classWith(IsBy(() => false, true)), 'x'],
    [
      'with @Type of a number',
      classWith(
        IsInt(),
        Type(() => Number),
      ),
      '7',
    ],
    [
      'with @Type of a date',
      classWith(
        IsDate(),
        Type(() => Date),
      ),
      '2026-01-01T00:00:00Z',
    ],
    [
      'with @Type alone',
      classWith(
        IsObject(),
        Type(() => Coin),
      ),
      { value: 'not looked at' },
    ],
    ['with @Type of a field that is dropped', classWith(Type(() => Coin)), { value: 1 }],
    ['with @ValidateNested alone', classWith(ValidateNested()), { value: 1 }],
    ['with a default', WithDefault, 'x'],
    ['with a method', WithMethod, 'x'],
    ['found within itself', Tree, { field: {} }],
    ['with parts of several classes', CoinBySize, { value: 1, size: 'any' }],
    ['with parts by their value', CoinByValue, { value: 1 }],
  ])('%s', (_, message, field) => {
    expect(readQuickly(message, { field })).toBeUndefined();
    expect(readMessage(message, { field })).toStrictEqual(readThoroughly(message, { field }));
  });
});
