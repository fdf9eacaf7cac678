import { Group } from '@mantine/core';
import type { WireMoney } from '@hanout/money';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { useSession } from '../../session/session';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { liquidityTexts } from './liquidity.texts';

interface TopUp {
  readonly topUpId: string;
  readonly floatId: string;
  readonly amount: WireMoney;
  readonly bankReference: string;
  readonly state: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

/** Money for agents' floats that the bank has: one proposes, another approves. */
export default function TopUpsPage() {
  const t = useTexts(liquidityTexts);
  const states = useTexts(stateTexts);
  const found = useRead<{ items: readonly TopUp[] }>('/float-top-ups');
  return (
    <Screen title={useTexts(pageTexts).topUps}>
      <Found in={found}>
        {({ items }) => (
          <DataTable
            name="top-ups"
            label={t.topUps}
            rows={items}
            keyOf={({ topUpId }) => topUpId}
            columns={columnsOf<TopUp>((c) => [
              c.when('at', t.at, ({ proposedAt }) => proposedAt),
              c.id('float', t.float, ({ floatId }) => floatId),
              c.amount('amount', t.amount, ({ amount }) => amount),
              c.id('bank', t.bankReference, ({ bankReference }) => bankReference),
              c.state('state', t.state, ({ state }) => state, states),
              c.id('by', t.by, ({ proposedBy }) => proposedBy),
              c.actions((topUp) => <Decide of={topUp} />),
            ])}
          />
        )}
      </Found>
    </Screen>
  );
}

function Decide({ of: { topUpId, proposedBy, state } }: { of: TopUp }) {
  const common = useTexts(commonTexts);
  const may = useMay();
  const session = useSession();
  if (state !== 'proposed') return null;
  const path = `/float-top-ups/${topUpId}`;
  const fields = [{ name: 'reason', label: common.reason, kind: 'area' as const }];
  const closing = (what: string, label: string) => (
    <Action label={label} color="red" fields={fields} run={(body) => call('POST', `${path}/${what}`, body)} />
  );
  if (proposedBy === session?.staffId)
    return may('payments.withdraw-top-up') ? closing('withdrawal', common.withdraw) : null;
  if (!may('payments.approve-top-up')) return null;
  return (
    <Group gap="xs" wrap="nowrap">
      <Action label={common.approve} run={() => call('POST', `${path}/approval`)} />
      {closing('rejection', common.reject)}
    </Group>
  );
}
