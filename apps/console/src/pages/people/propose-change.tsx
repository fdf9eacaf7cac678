import type { Operation } from '@hanout/access';
import { call } from '../../api/client';
import { useMay } from '../../session/may';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { Action } from '../../ui/action';
import { peopleTexts } from './people.texts';

interface Props {
  /** Where changes of this one are proposed. */
  readonly path: string;
  readonly operation: Operation;
  readonly changes: readonly { readonly value: string; readonly label: string }[];
  /** What goes with a change, beside its reason. */
  readonly more?: (change: string | undefined) => object;
  readonly onSecret: (part: string | undefined) => void;
}

/** One person proposes; a change that makes a new secret gives him half of it. */
export function ProposeChange({ path, operation, changes, more = () => ({}), onSecret }: Props) {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  if (!useMay()(operation)) return null;
  return (
    <Action
      label={t.change}
      fields={[
        { name: 'change', label: t.change, kind: 'select', options: changes },
        { name: 'reason', label: common.reason, kind: 'area' },
      ]}
      run={async ({ change, reason }, proposalId) => {
        const body = { proposalId, change, reason, ...more(change) };
        onSecret((await call<{ secretPart?: string }>('POST', path, body)).secretPart);
      }}
    />
  );
}
