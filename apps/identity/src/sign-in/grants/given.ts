import type { SignInBodyV1 } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';

/** What a grant cannot do without. @throws DomainError `platform.invalid_input`, naming the field */
export function given<Field extends keyof SignInBodyV1>(
  body: SignInBodyV1,
  field: Field,
): NonNullable<SignInBodyV1[Field]> {
  const value = body[field];
  if (value === undefined || value === null)
    throw PLATFORM_ERRORS.error('platform.invalid_input', { field: `body.${field}` });
  return value;
}
