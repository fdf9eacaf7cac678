import { PLATFORM_ERRORS } from '@hanout/errors';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { readQuickly } from './read-quickly';
import { readThoroughly } from './read-thoroughly';

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
  return readQuickly(message, plain) ?? readThoroughly(message, plain);
}

/** Validates what comes in at a message door by the class the method declares. */
export class ContractPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { metatype, type } = metadata;
    if (type !== 'body' || !metatype || metatype === Object) return value;
    return readMessage(metatype as new () => object, value);
  }
}
