import type { TransferToPostV1 } from '@hanout/contracts';
import { DomainError } from '@hanout/errors';
import { checkForms } from './transfer.door';

const leg = {
  debitAccountId: 'a0000000-0000-4000-8000-00000000000a',
  creditAccountId: 'b0000000-0000-4000-8000-00000000000b',
  amount: { minor: '1', currency: 'MAD' },
};
const targetId = 'c0000000-0000-4000-8000-00000000000c';

/** Of each type one that is well formed. */
const forms: TransferToPostV1[] = [
  form({ legs: [leg] }),
  form({ type: 'post', legs: [leg] }),
  form({ type: 'hold', legs: [leg, leg] }),
  form({ type: 'hold', legs: [leg], expiresInSeconds: 60 }),
  form({ type: 'post_hold', targetId }),
  form({ type: 'post_hold', targetId, legs: [leg] }),
  form({ type: 'void_hold', targetId }),
  form({ type: 'reverse', targetId }),
];

function form(transfer: Partial<TransferToPostV1>): TransferToPostV1 {
  return { transferId: 'd0000000-0000-4000-8000-00000000000d', kind: 'grant', legs: [], ...transfer };
}

function fieldOf(...transfers: TransferToPostV1[]): string | undefined {
  try {
    checkForms(transfers);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'platform.invalid_input') throw error;
    return error.field;
  }
}

it('takes every type that is well formed, alone and beside the others, linked or not', () => {
  for (const transfer of forms) expect(fieldOf(transfer)).toBeUndefined();
  expect(fieldOf(...forms)).toBeUndefined();
  expect(fieldOf({ ...forms[0]!, isLinked: true }, ...forms)).toBeUndefined();
});

it('takes a null as absent', () => {
  const nulls = JSON.parse(
    '{ "type": null, "targetId": null, "expiresInSeconds": null, "isLinked": null }',
  ) as object;
  expect(fieldOf({ ...form({ legs: [leg] }), ...nulls })).toBeUndefined();
  expect(
    fieldOf({ ...form({ type: 'reverse' }), ...(nulls as { targetId: undefined }), type: 'reverse' }),
  ).toBe('transfers.0.targetId');
});

it.each<[Partial<TransferToPostV1>, string]>([
  [{}, 'legs'],
  [{ legs: [leg], targetId }, 'targetId'],
  [{ legs: [leg], expiresInSeconds: 1 }, 'expiresInSeconds'],
  [{ type: 'hold' }, 'legs'],
  [{ type: 'hold', legs: [leg], targetId }, 'targetId'],
  [{ type: 'post_hold' }, 'targetId'],
  [{ type: 'post_hold', legs: [leg] }, 'targetId'],
  [{ type: 'post_hold', targetId, expiresInSeconds: 1 }, 'expiresInSeconds'],
  [{ type: 'void_hold' }, 'targetId'],
  [{ type: 'void_hold', targetId, legs: [leg] }, 'legs'],
  [{ type: 'void_hold', targetId, expiresInSeconds: 1 }, 'expiresInSeconds'],
  [{ type: 'reverse' }, 'targetId'],
  [{ type: 'reverse', targetId, legs: [leg] }, 'legs'],
  [{ type: 'reverse', targetId, expiresInSeconds: 1 }, 'expiresInSeconds'],
])('refuses %j by its %s, wherever it stands', (transfer, field) => {
  expect(fieldOf(form(transfer))).toBe(`transfers.0.${field}`);
  expect(fieldOf(...forms, form(transfer), ...forms)).toBe(`transfers.${forms.length}.${field}`);
});

it('refuses a link with nothing behind it', () => {
  const open = form({ legs: [leg], isLinked: true });
  expect(fieldOf(open)).toBe('transfers.0.isLinked');
  expect(fieldOf(...forms, open, open)).toBe(`transfers.${forms.length + 1}.isLinked`);
});
