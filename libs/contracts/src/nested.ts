import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDefined, IsObject, ValidateNested } from 'class-validator';
import type { MessageClass } from './message';

/** A list of 1 to `max` messages, each validated: `@ValidateNested()` alone lets `[null]` and `[[]]` through. */
export function IsListOf<T extends object>(
  item: () => MessageClass<T>,
  max: number,
  min = 1,
): PropertyDecorator {
  return (target, property) => {
    IsArray()(target, property);
    ArrayMinSize(min)(target, property);
    ArrayMaxSize(max)(target, property);
    IsObject({ each: true })(target, property);
    ValidateNested({ each: true })(target, property);
    Type(item)(target, property);
  };
}

/** One message within another, present and validated: `@ValidateNested()` alone takes an empty list for one. */
export function IsPart<T extends object>(part: () => MessageClass<T>): PropertyDecorator {
  return (target, property) => {
    IsDefined()(target, property);
    IsObject()(target, property);
    ValidateNested()(target, property);
    Type(part)(target, property);
  };
}
