import { PLATFORM_ERRORS } from '@hanout/errors';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';

/** The first thing wrong, as a path (`transfers.3.legs.0.amount.minor`) and in words. */
function firstProblem(
  errors: ValidationError[],
  path: string[] = [],
): { field: string; problem: string } | undefined {
  for (const error of errors) {
    const here = [...path, error.property];
    const words = Object.values(error.constraints ?? {});
    if (words.length > 0) return { field: here.join('.'), problem: words[0]! };
    const deeper = firstProblem(error.children ?? [], here);
    if (deeper) return deeper;
  }
  return undefined;
}

/**
 * Reads plain JSON as a message class: unknown fields are dropped (readers ignore what they do not know), missing or
 * wrong ones are refused.
 *
 * @throws DomainError `platform.invalid_input` with the field's path
 */
export function readMessage<T extends object>(message: new () => T, plain: unknown): T {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw PLATFORM_ERRORS.error('platform.invalid_input', {
      field: '',
      params: { problem: 'an object is expected' },
    });
  }
  const instance = plainToInstance(message, plain);
  const problem = firstProblem(validateSync(instance, { whitelist: true, forbidUnknownValues: false }));
  if (problem) {
    throw PLATFORM_ERRORS.error('platform.invalid_input', {
      field: problem.field,
      params: { field: problem.field, problem: problem.problem },
    });
  }
  return instance;
}

/** Validates what comes in at a message door by the class the method declares. */
export class ContractPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { metatype, type } = metadata;
    if (type !== 'body' || !metatype || metatype === Object) return value;
    return readMessage(metatype as new () => object, value);
  }
}
