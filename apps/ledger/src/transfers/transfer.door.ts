import type { TransferToPostV1, TransferType } from '@hanout/contracts';
import { PLATFORM_ERRORS } from '@hanout/errors';

interface Form {
  hasTarget: boolean;
  /** `some` at least one, `none`, or `any`. */
  legs: 'some' | 'none' | 'any';
}

const FORMS: Readonly<Record<TransferType, Form>> = {
  post: { hasTarget: false, legs: 'some' },
  hold: { hasTarget: false, legs: 'some' },
  post_hold: { hasTarget: true, legs: 'any' },
  void_hold: { hasTarget: true, legs: 'none' },
  reverse: { hasTarget: true, legs: 'none' },
};

/**
 * What a transfer of each type must and must not say, beyond what each field must be.
 *
 * @throws DomainError `platform.invalid_input` with the field
 */
export function checkForms(transfers: readonly TransferToPostV1[]): void {
  transfers.forEach((transfer, index) => {
    const problem = problemOf(transfer) ?? openLink(transfer, index === transfers.length - 1);
    if (!problem) return;
    const field = `transfers.${index}.${problem.field}`;
    throw PLATFORM_ERRORS.error('platform.invalid_input', {
      field,
      params: { field, problem: problem.text },
    });
  });
}

interface Problem {
  field: keyof TransferToPostV1;
  text: string;
}

/** What is null is as absent. */
function problemOf({ type: told, targetId, legs, expiresInSeconds }: TransferToPostV1): Problem | undefined {
  const type = told ?? 'post';
  const form = FORMS[type];
  if (form.hasTarget && !targetId) {
    return { field: 'targetId', text: `a ${type} names the transfer that it is about` };
  }
  if (!form.hasTarget && targetId) {
    return { field: 'targetId', text: `a ${type} is about no other transfer` };
  }
  if (form.legs === 'some' && legs.length === 0)
    return { field: 'legs', text: `a ${type} has at least one leg` };
  if (form.legs === 'none' && legs.length > 0)
    return { field: 'legs', text: `a ${type} has no legs of its own` };
  if (type !== 'hold' && expiresInSeconds) {
    return { field: 'expiresInSeconds', text: 'only a hold expires' };
  }
  return undefined;
}

/** The next transfer of the flush may be somebody else's. */
function openLink({ isLinked }: TransferToPostV1, isLast: boolean): Problem | undefined {
  return isLinked && isLast ? { field: 'isLinked', text: 'the last one is linked with nothing' } : undefined;
}
