import type { FormEvent } from 'react';
import { Button, Group, Space, TextInput } from '@mantine/core';
import type { WireMoney } from '@hanout/money';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { Action } from '../../ui/action';
import { Amount } from '../../ui/amount';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { today } from '../../ui/day-range';
import { Found } from '../../ui/found';
import { dirhams } from '../../ui/money-input';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { feesTexts } from './fees.texts';
import { Verdict } from '../../ui/verdict';

interface Limits {
  readonly perOperation: WireMoney;
  readonly daily: WireMoney;
  readonly monthly: WireMoney;
}

interface Decision {
  readonly decisionId: string;
  readonly effectiveFrom: string;
  readonly limits?: Limits;
  readonly source: string;
  readonly state: string;
  readonly contentHash: string;
  readonly proposedBy: string;
}

const NAMES = ['perOperation', 'daily', 'monthly'] as const;

/** The limits of one wallet: those in force, and what was decided on them by two people. */
export default function LimitsPage({ id }: { id?: string | undefined }) {
  const t = useTexts(feesTexts);
  const common = useTexts(commonTexts);
  const [, go] = useLocation();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(`/limits/${String(new FormData(event.currentTarget).get('walletId')).trim()}`);
  };
  return (
    <Screen title={useTexts(pageTexts).limits}>
      <form role="search" onSubmit={onSubmit}>
        <Group align="end">
          <TextInput name="walletId" label={t.wallet} defaultValue={id ?? ''} dir="ltr" w={360} required />
          <Button type="submit">{common.search}</Button>
        </Group>
      </form>
      {id === undefined ? null : <OfWallet key={id} walletId={id} />}
    </Screen>
  );
}

function OfWallet({ walletId }: { walletId: string }) {
  const t = useTexts(feesTexts);
  const states = useTexts(stateTexts);
  const found = useRead<{ inForce?: Limits; items: readonly Decision[] }>(`/wallets/${walletId}/limits`);
  return (
    <Found in={found}>
      {({ inForce, items }) => (
        <Panel title={t.limits} side={<Propose walletId={walletId} />}>
          <Figures>
            {NAMES.map((name) => (
              <Figure key={name} label={t[name]}>
                <Amount of={inForce?.[name]} />
              </Figure>
            ))}
          </Figures>
          <Space h="md" />
          <DataTable
            name="wallet-limits"
            label={t.decisions}
            rows={items}
            keyOf={({ decisionId }) => decisionId}
            columns={columnsOf<Decision>((c) => [
              c.id('from', t.from, ({ effectiveFrom }) => effectiveFrom),
              ...NAMES.map((name) => c.amount(name, t[name], ({ limits }) => limits?.[name])),
              c.name('source', t.source, ({ source }) => source),
              c.state('state', t.state, ({ state }) => state, states),
              c.id('by', t.by, ({ proposedBy }) => proposedBy),
              c.actions((row) =>
                row.state === 'proposed' ? (
                  <Verdict
                    of={row}
                    path={`/wallet-limits/${row.decisionId}`}
                    approving="payments.approve-wallet-limits"
                  />
                ) : null,
              ),
            ])}
          />
        </Panel>
      )}
    </Found>
  );
}

function Propose({ walletId }: { walletId: string }) {
  const t = useTexts(feesTexts);
  if (!useMay()('payments.propose-wallet-limits')) return null;
  return (
    <Action
      label={t.proposeLimits}
      fields={[
        { name: 'effectiveFrom', label: t.from, kind: 'date', initial: today() },
        ...NAMES.map((name) => ({ name, label: t[name], kind: 'amount' as const })),
        { name: 'source', label: t.source, kind: 'area' },
      ]}
      run={({ effectiveFrom, source, ...amounts }, decisionId) => {
        const limits = Object.fromEntries(NAMES.map((name) => [name, dirhams(amounts[name] ?? '')]));
        return call('POST', `/wallets/${walletId}/limits`, { decisionId, effectiveFrom, limits, source });
      }}
    />
  );
}
