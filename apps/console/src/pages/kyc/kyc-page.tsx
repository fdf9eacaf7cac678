import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Panel, Screen } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import type { KycCase } from './case';
import { kycTexts } from './kyc.texts';
import { OneCase } from './one-case';

/** The queue: each reviewer takes the oldest case, looks, decides, and takes the next. */
export default function KycPage({ id }: { id?: string | undefined }) {
  return id === undefined ? <Queue /> : <OneCase caseId={id} />;
}

function Queue() {
  const t = useTexts(kycTexts);
  const [, go] = useLocation();
  const [isNone, setNone] = useState(false);
  const claiming = useMutation({
    mutationFn: () => call<{ cases: readonly KycCase[] }>('POST', '/kyc/reviews/claims'),
    onSuccess: ({ cases: [claimed] }) => (claimed ? go(`/kyc/${claimed.caseId}`) : setNone(true)),
  });
  const overdue = useRead<{ cases: readonly KycCase[] }>('/kyc/reviews/overdue');
  return (
    <Screen
      title={useTexts(pageTexts).kyc}
      side={
        <Group align="end">
          <OpenById />
          {useMay()('identity.review-kyc-case') ? (
            <Button loading={claiming.isPending} onClick={() => claiming.mutate()}>
              {t.claim}
            </Button>
          ) : null}
        </Group>
      }
    >
      {isNone ? <p role="status">{t.none}</p> : null}
      {claiming.error ? <ProblemView error={claiming.error} /> : null}
      <Panel title={t.overdue}>
        <Found in={overdue}>
          {({ cases }) =>
            cases.length === 0 ? (
              <p>{t.onTime}</p>
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
        c.when('due', t.due, ({ dueAt }) => dueAt),
        c.when('submitted', t.submitted, ({ submittedAt }) => submittedAt),
        c.id('case', t.case, ({ caseId }) => caseId),
        c.id('network', t.network, ({ network }) => network),
        c.number('tier', t.tier, ({ tier }) => tier),
        c.state('state', t.state, ({ state }) => state, states),
        c.id('wallet', t.wallet, ({ walletId }) => walletId),
      ])}
    />
  );
}
