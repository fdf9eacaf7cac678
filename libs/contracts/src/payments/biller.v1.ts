import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsMoney, PositiveMoneyV1 } from '../money.v1';
import { IsPart } from '../nested';
import { NETWORKS, type NetworkName } from '../networks/network-names';

export const BILLER_CATEGORIES = [
  'water',
  'electricity',
  'telecom',
  'tax',
  'education',
  'insurance',
  'other',
] as const;
export type BillerCategory = (typeof BILLER_CATEGORIES)[number];

export const BILLER_CODE = /^[A-Z0-9]{4,12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const CHECK_SCHEMES = ['luhn', 'mod_97_10', 'weighted'] as const;
export type CheckScheme = (typeof CHECK_SCHEMES)[number];

/**
 * How the end of a reference checks what is before it. `luhn`: its last digit (ISO/IEC 7812-1, annex B). `mod_97_10`: its
 * last two digits (ISO/IEC 7064; letters count from A = 10). `weighted`: the weighted sum of its digits and its last digit,
 * whose weight is 1, is a multiple of the modulus. Only digits and letters count.
 */
export class CheckRuleV1 {
  @IsIn(CHECK_SCHEMES)
  scheme: CheckScheme;

  /** Of `weighted`: of the digits from the left, begun again when they are used up. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(99, { each: true })
  weights?: number[];

  /** Of `weighted`. */
  @IsOptional()
  @IsIn([10, 11])
  modulus?: number;
}

/** Who is paid by the reference of a bill: a row that two people publish, never code. */
export class BillerV1 {
  @Matches(BILLER_CODE)
  code: string;

  @IsString()
  @Length(1, 80)
  nameAr: string;

  @IsString()
  @Length(1, 80)
  nameFr: string;

  @IsString()
  @Length(1, 80)
  nameEn: string;

  @IsIn(BILLER_CATEGORIES)
  category: BillerCategory;

  /** Where its account is; that never changes. The account's id is worked out of the code. */
  @IsIn(NETWORKS)
  network: NetworkName;

  /**
   * What a reference looks like, one of these: `d` a digit, `l` a letter, `x` either, everything else itself
   * (`05dddddddd`). References are upper case, without spaces.
   */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Matches(/^[dlxA-Z0-9-]{6,30}$/, { each: true })
  shapes: string[];

  /** Absent: any reference of a right shape is taken. */
  @IsOptional()
  @IsPart(() => CheckRuleV1)
  check?: CheckRuleV1;

  /** A reference that fits, to show; nobody's. */
  @Matches(/^[A-Z0-9-]{6,30}$/)
  example: string;

  @IsMoney()
  minAmount: PositiveMoneyV1;

  @IsMoney()
  maxAmount: PositiveMoneyV1;

  /** A business day: paid from then on. */
  @Matches(DAY)
  openFrom: string;

  /** The last day on which it is paid; absent: no end is known. */
  @IsOptional()
  @Matches(DAY)
  openUntil?: string;

  /** A reference that was paid so short a time ago is paid again only when its payer says so; 0: always. */
  @IsInt()
  @Min(0)
  @Max(2_592_000)
  sameBillSeconds: number;

  /** Where all this comes from. */
  @IsString()
  @Length(1, 300)
  source: string;
}

export class PublishedBillerV1 extends BillerV1 {
  /** May be paid today. */
  @IsBoolean()
  isOpen: boolean;
}

/** A bill as its payer names it. */
export class BillV1 {
  @Matches(BILLER_CODE)
  billerCode: string;

  /** As it is written on the bill; spaces do not matter. */
  @Matches(/^[A-Za-z0-9 -]{4,40}$/)
  reference: string;
}

/** A bill as it is shown: nobody learns a reference who does not know it. */
export class MaskedBillV1 {
  @Matches(BILLER_CODE)
  billerCode: string;

  @IsString()
  nameAr: string;

  @IsString()
  nameFr: string;

  @IsString()
  nameEn: string;

  /** Last four characters. */
  @Matches(/^[A-Z0-9-]{4}$/)
  referenceEnd: string;
}
