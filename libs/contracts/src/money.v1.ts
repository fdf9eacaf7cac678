import { Type } from 'class-transformer';
import { IsDefined, IsObject, Matches, ValidateNested } from 'class-validator';

/** An amount on the wire: whole minor units as a string, so that no reader can lose a digit. */
export class MoneyV1 {
  @Matches(/^(0|[1-9]\d{0,17})$/, { message: 'minor must be a whole number of minor units, as a string' })
  minor: string;

  @Matches(/^[A-Z]{3}$/, { message: 'currency must be an ISO 4217 code' })
  currency: string;
}

/** A positive amount on the wire. */
export class PositiveMoneyV1 {
  @Matches(/^[1-9]\d{0,17}$/, {
    message: 'minor must be a positive whole number of minor units, as a string',
  })
  minor: string;

  @Matches(/^[A-Z]{3}$/, { message: 'currency must be an ISO 4217 code' })
  currency: string;
}

/** A balance on the wire: it may be below zero (a bank mirror is), so the sign is allowed here and nowhere else. */
export class BalanceV1 {
  @Matches(/^-?(0|[1-9]\d{0,24})$/)
  minor: string;

  @Matches(/^[A-Z]{3}$/)
  currency: string;
}

function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, property) => decorators.forEach((decorate) => decorate(target, property));
}

/** Present, nested, whole and positive: `@ValidateNested()` alone lets a missing object or an empty list through. */
export function IsMoney(): PropertyDecorator {
  return all(
    IsDefined(),
    IsObject(),
    ValidateNested(),
    Type(() => PositiveMoneyV1),
  );
}

/** Present, nested, whole, zero allowed (a fee may be zero). */
export function IsMoneyOrZero(): PropertyDecorator {
  return all(
    IsDefined(),
    IsObject(),
    ValidateNested(),
    Type(() => MoneyV1),
  );
}

export function IsBalance(): PropertyDecorator {
  return all(
    IsDefined(),
    IsObject(),
    ValidateNested(),
    Type(() => BalanceV1),
  );
}
