import { Group } from '@mantine/core';
import type { Operation } from '@hanout/access';
import { call } from '../api/client';
import { useMay } from '../session/may';
import { useSession } from '../session/session';
import { commonTexts } from '../texts/common';
import { useTexts } from '../texts/language';
import { Action } from './action';

interface Props {
  readonly of: { readonly proposedBy: string; readonly contentHash: string };
  /** `<path>/approval` and `<path>/rejection`. */
  readonly path: string;
  readonly approving: Operation;
  readonly onApproved?: (answer: { readonly secretPart?: string }) => void;
}

/** The yes or no of the second person, to just what he has seen; nobody decides on what he proposed himself. */
export function Verdict({ of: { proposedBy, contentHash }, path, approving, onApproved }: Props) {
  const t = useTexts(commonTexts);
  const may = useMay();
  const session = useSession();
  if (proposedBy === session?.staffId || !may(approving)) return null;
  const fields = [{ name: 'reason', label: t.reason, kind: 'area' as const }];
  return (
    <Group gap="xs" wrap="nowrap">
      <Action
        label={t.approve}
        fields={fields}
        run={async ({ reason }) => {
          const body = { contentHash, reason };
          // On a line of its own: where nobody listens, what is between the brackets is not done either.
          const answer = await call<{ secretPart?: string }>('POST', `${path}/approval`, body);
          onApproved?.(answer);
        }}
      />
      <Action
        label={t.reject}
        color="red"
        fields={fields}
        run={({ reason }) => call('POST', `${path}/rejection`, { reason })}
      />
    </Group>
  );
}
