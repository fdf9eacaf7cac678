import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, ValidationTypes } from 'class-validator';
import type { MessageClass } from '../message';
import type { Json } from './golden-messages';

/** Reads as a door of the bus does (`readMessage` of messaging, which contracts may not import). */
export function read(of: MessageClass<object>, plain: Json): { instance: object; isRefused: boolean } {
  const instance = plainToInstance(of, structuredClone(plain));
  const errors = validateSync(instance, { whitelist: true, forbidUnknownValues: false });
  return { instance, isRefused: errors.length > 0 };
}

export function asJson(instance: object): Json {
  return JSON.parse(JSON.stringify(instance)) as Json;
}

export type Path = readonly (string | number)[];

export interface Part {
  readonly path: Path;
  readonly of: MessageClass<object>;
  readonly fields: Json;
}

function isOfMessageClass(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    value.constructor.name !== 'Object'
  );
}

/** The message and every message within it, items of lists included; free-form JSON is not entered. */
export function partsOf(instance: object, path: Path = []): Part[] {
  const fields = Object.entries(instance) as [string, unknown][];
  const within = fields.flatMap(([name, value]) =>
    Array.isArray(value)
      ? value.map((item: unknown, place) => ({ value: item, at: [...path, name, place] }))
      : [{ value, at: [...path, name] }],
  );
  const here = {
    path,
    of: instance.constructor as MessageClass<object>,
    fields: Object.fromEntries(fields),
  };
  return [here, ...within.flatMap(({ value, at }) => (isOfMessageClass(value) ? partsOf(value, at) : []))];
}

function rulesOf(of: MessageClass<object>) {
  return getMetadataStorage().getTargetValidationMetadatas(of, '', false, false);
}

export function fieldsOf(of: MessageClass<object>): string[] {
  return [...new Set(rulesOf(of).map(({ propertyName }) => propertyName))];
}

export function isOptional(of: MessageClass<object>, field: string): boolean {
  return rulesOf(of).some(
    ({ type, propertyName }) => type === ValidationTypes.CONDITIONAL_VALIDATION && propertyName === field,
  );
}

/** A copy with one object of it changed. */
export function changed(plain: Json, path: Path, change: (target: Json) => void): Json {
  const copy = structuredClone(plain);
  change(path.reduce<Json>((target, step) => target[step] as Json, copy));
  return copy;
}
