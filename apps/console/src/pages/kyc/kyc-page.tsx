import { Button, Group, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useLocation } from 'wouter';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { columnsOf } from '../../ui/columns';
import { Countdown } from '../../ui/countdown';
import { DataTable } from '../../ui/data-table';
import { Empty } from '../../ui/empty';
import { Found } from '../../ui/found';
import { Panel, Screen } from '../../ui/panel';
import type { KycCase } from './case';
import { kycTexts } from './kyc.texts';
import { NextCase } from './next-case';
import { OneCase } from './one-case';

/** The queue: each reviewer takes the oldest case, looks, decides, and takes the next. */
export default function KycPage({ id }: { id?: string | undefined }) {
  return id === undefined ? <Queue /> : <OneCase caseId={id} />;
}

function Queue() {
  const t = useTexts(kycTexts);
  const [, go] = useLocation();
  const overdue = useRead<{ cases: readonly KycCase[] }>('/kyc/reviews/overdue');
  return (
    <Screen
      title={useTexts(pageTexts).kyc}
      side={
        <Group align="end">
          <OpenById />
          <NextCase />
        </Group>
      }
    >
      {useMay()('identity.review-kyc-case') ? <Text c="dimmed">{t.queueHint}</Text> : null}
      <Panel title={t.overdue}>
        <Found in={overdue}>
          {({ cases }) =>
            cases.length === 0 ? (
              <Empty says={t.onTime} />
            ) : (
              <Cases cases={cases} onOpen={(one) => go(`/kyc/${one}`)} />
            )
          }
        </Found>
      </Panel>
    </Screen>
  );
}

function OpenById() {
  const t = useTexts(kycTexts);
  const common = useTexts(commonTexts);
  const [, go] = useLocation();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(`/kyc/${String(new FormData(event.currentTarget).get('caseId')).trim()}`);
  };
  return (
    <form onSubmit={onSubmit}>
      <Group gap="xs" align="end">
        <TextInput name="caseId" label={t.openById} dir="ltr" w={300} required />
        <Button type="submit" variant="default">
          {common.open}
        </Button>
      </Group>
    </form>
  );
}

function Cases({ cases, onOpen }: { cases: readonly KycCase[]; onOpen: (caseId: string) => void }) {
  const t = useTexts(kycTexts);
  const states = useTexts(stateTexts);
  return (
    <DataTable
      name="kyc-overdue"
      label={t.overdue}
      rows={cases}
      keyOf={({ caseId }) => caseId}
      onOpen={({ caseId }) => onOpen(caseId)}
      columns={columnsOf<KycCase>((c) => [
        {
          key: 'clock',
          head: t.due,
          value: ({ dueAt }) => dueAt,
          cell: ({ openedAt, submittedAt = openedAt, dueAt }) =>
            dueAt === undefined ? null : <Countdown from={submittedAt} until={dueAt} />,
        },
        c.when('submitted', t.submitted, ({ submittedAt }) => submittedAt),
        c.id('case', t.case, ({ caseId }) => caseId),
        c.network('network', t.network, ({ network }) => network),
        c.number('tier', t.tier, ({ tier }) => tier),
        c.state('state', t.state, ({ state }) => state, states),
        c.id('wallet', t.wallet, ({ walletId }) => walletId),
      ])}
    />
  );
}
