import type { MessageClass } from '@hanout/contracts';
import { TransformationType } from 'class-transformer';
// @ts-expect-error There is no public way to what decorators said, and the types of this path are elsewhere.
import { defaultMetadataStorage } from 'class-transformer/cjs/storage';
import type { TypeMetadata } from 'class-transformer/types/interfaces';
import type { MetadataStorage } from 'class-transformer/types/MetadataStorage';
import { getMetadataStorage, IS_OPTIONAL, ValidationTypes } from 'class-validator';
import { copied, isJsonObject, UNSURE } from './copied-json';

/** The instance, or undefined when the plain JSON is not certainly valid. */
type Reading<T extends object> = (plain: unknown) => T | undefined;
type Rule = ReturnType<typeof rulesOf>[number];
type Check = (value: unknown, instance: object) => boolean;

/** What is known of one field of a message class. */
interface Field {
  readonly name: string;
  readonly isOptional: boolean;
  /** What the instance gets of the plain value, or `UNSURE`. */
  readonly take: (value: unknown) => unknown;
  readonly checks: readonly Check[];
}

const KNOWN_RULES: readonly string[] = [
  ValidationTypes.IS_DEFINED,
  ValidationTypes.CUSTOM_VALIDATION,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.CONDITIONAL_VALIDATION,
];

const NOTHING = {};
const transformer = defaultMetadataStorage as MetadataStorage;
const validator = getMetadataStorage();
const readings = new Map<MessageClass<object>, Reading<object> | undefined>();

/**
 * Reads plain JSON as `readThoroughly` does, many times faster: what that looks up of a class for every object it meets
 * is looked up once here, and kept as closures.
 *
 * It only ever says yes. When it is not certain that the other would accept, and with an equal instance, or when a class
 * is declared by means it does not know, it gives undefined; the other decides then, and words the refusal.
 */
export function readQuickly<T extends object>(message: MessageClass<T>, plain: unknown): T | undefined {
  return readingOf(message)?.(plain) as T | undefined;
}

function readingOf(message: MessageClass<object>): Reading<object> | undefined {
  if (!readings.has(message)) {
    // By this a class found within itself is not known, and no reading is deeper than its classes.
    readings.set(message, undefined);
    readings.set(message, compile(message));
  }
  return readings.get(message);
}

function compile(message: MessageClass<object>): Reading<object> | undefined {
  const rules = rulesOf(message);
  if (!isOfDataOnly(message) || !rules.every(isKnown)) return undefined;
  const fields: Field[] = [];
  for (const name of new Set(rules.map(({ propertyName }) => propertyName))) {
    const ofField = rules.filter(({ propertyName }) => propertyName === name);
    const take = takeOf(message, name, ofField);
    if (!take) return undefined;
    fields.push({
      name,
      isOptional: ofField.some(isOptional),
      take,
      checks: ofField.flatMap((rule) => checksOf(message, rule)),
    });
  }
  const byName = new Map(fields.map((field) => [field.name, field]));

  return (plain) => {
    if (!isJsonObject(plain)) return undefined;
    const instance = new message() as Record<string, unknown>;
    // In the order of the plain fields, as class-transformer does: it shows where a message is written as text.
    for (const key of Object.keys(plain)) {
      const field = byName.get(key);
      // An unknown field is dropped only after class-transformer has looked into it, and may have stumbled.
      if (!field && !isOnlyCopied(message, key)) return undefined;
      const taken = field ? field.take(plain[key]) : copied(plain[key]);
      if (taken === UNSURE) return undefined;
      if (field) instance[key] = taken;
    }
    for (const field of fields) if (!isValid(field, instance)) return undefined;
    return instance;
  };
}

function rulesOf(message: MessageClass<object>) {
  return validator.getTargetValidationMetadatas(message, '', false, false);
}

/** No methods, accessors or defaults, and no `@Expose` or `@Exclude`: nothing but fields meets a key of the JSON. */
function isOfDataOnly(message: MessageClass<object>): boolean {
  let prototype: unknown = message.prototype;
  while (prototype !== Object.prototype) {
    if (!prototype || Reflect.ownKeys(prototype).length !== 1) return false;
    prototype = Reflect.getPrototypeOf(prototype);
  }
  return (
    Reflect.ownKeys(new message()).length === 0 &&
    transformer.getStrategy(message) === 'none' &&
    transformer.getExposedMetadatas(message).length === 0 &&
    transformer.getExcludedMetadatas(message).length === 0
  );
}

function isKnown(rule: Rule): boolean {
  return (
    KNOWN_RULES.includes(rule.type) &&
    (rule.type !== ValidationTypes.CONDITIONAL_VALIDATION || isOptional(rule)) &&
    !rule.groups?.length &&
    !rule.validateIf &&
    validator.getTargetValidatorConstraints(rule.constraintCls).every(({ async }) => !async)
  );
}

function isOptional({ type, name }: Rule): boolean {
  return type === ValidationTypes.CONDITIONAL_VALIDATION && name === IS_OPTIONAL;
}

function typeOf(message: MessageClass<object>, name: string) {
  return transformer.findTypeMetadata(message, name) as TypeMetadata | undefined;
}

function isTransformed(message: MessageClass<object>, name: string): boolean {
  const { PLAIN_TO_CLASS } = TransformationType;
  return transformer.findTransformMetadatas(message, name, PLAIN_TO_CLASS).length > 0;
}

function isOnlyCopied(message: MessageClass<object>, name: string): boolean {
  return !(name in message.prototype) && !typeOf(message, name) && !isTransformed(message, name);
}

/** Undefined when the field is of a kind not known here. */
function takeOf(message: MessageClass<object>, name: string, rules: Rule[]): Field['take'] | undefined {
  if (name in message.prototype || isTransformed(message, name)) return undefined;
  const type = typeOf(message, name);
  const isNested = rules.some(({ type }) => type === ValidationTypes.NESTED_VALIDATION);
  if (isNested && type) return takePartOf(type, rules.some(isOptional));
  return isNested || type ? undefined : (value) => copied(value);
}

/** For a part or a list of parts: class-transformer makes what is given, and validators refuse the other. */
function takePartOf(type: TypeMetadata, mayBeNull: boolean): Field['take'] | undefined {
  // A type that looks at the value (a discriminator, a function of it) is for the thorough reading.
  if (type.typeFunction?.length !== 0 || type.options.discriminator) return undefined;
  const part = type.typeFunction() as MessageClass<object> | undefined;
  // Modules that import each other may not have the class yet.
  const readPart = part && readingOf(part);
  // The declared type of a field, such as a Map, can have class-transformer make another thing of the value.
  const mayBeList = type.reflectedType === Array || type.reflectedType === Object;
  if (!readPart || (!mayBeList && type.reflectedType !== part)) return undefined;

  return (value) => {
    if (value === undefined || (value === null && mayBeNull)) return value;
    if (!Array.isArray(value)) return readPart(value) ?? UNSURE;
    if (!mayBeList) return UNSURE;
    const parts: object[] = [];
    for (const item of value) {
      const part = readPart(item);
      if (!part) return UNSURE;
      parts.push(part);
    }
    return parts;
  };
}

/** The decorator's own validators, asked as class-validator asks them. */
function checksOf({ name: targetName }: MessageClass<object>, rule: Rule): Check[] {
  const { propertyName: property, constraints, each } = rule;
  return validator
    .getTargetValidatorConstraints(rule.constraintCls)
    .map(({ instance: constraint }): Check => {
      // One for every call, as no validator keeps it: a message of thousands of fields would leave thousands behind.
      const args = { targetName, property, object: NOTHING, value: undefined as unknown, constraints };
      return (value, object) => {
        args.object = object;
        args.value = value;
        // Strictly: a promise is no yes.
        const holds =
          each && Array.isArray(value)
            ? value.every((item) => constraint.validate(item, args) === true)
            : constraint.validate(value, args) === true;
        // What was read is not kept until the next message.
        args.object = NOTHING;
        args.value = undefined;
        return holds;
      };
    });
}

function isValid({ name, isOptional, checks }: Field, instance: Record<string, unknown>): boolean {
  const value = instance[name];
  if (isOptional && (value === undefined || value === null)) return true;
  for (const holds of checks) if (!holds(value, instance)) return false;
  return true;
}
