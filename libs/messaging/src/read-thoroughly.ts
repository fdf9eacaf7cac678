import { PLATFORM_ERRORS } from '@hanout/errors';
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
 * Reads an object of plain JSON as class-transformer and class-validator say: what it accepts is what a message is.
 *
 * @throws DomainError `platform.invalid_input` with the field's path
 */
export function readThoroughly<T extends object>(message: new () => T, plain: object): T {
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
