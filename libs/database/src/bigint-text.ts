import type { ValueTransformer } from 'typeorm';

/** PostgreSQL's bigint arrives as text; in memory it is a `bigint`, never a `number`. */
export const bigintText: ValueTransformer = {
  from: (value: string | null): bigint | null => (value === null ? null : BigInt(value)),
  to: (value: bigint | null | undefined): string | null | undefined =>
    typeof value === 'bigint' ? value.toString() : value,
};
