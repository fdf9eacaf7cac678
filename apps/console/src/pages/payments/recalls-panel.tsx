import { Alert, Loader } from '@mantine/core';
import { addDays } from '@hanout/calendar';
import { useQueries } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call, withQuery } from '../../api/client';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { columnsOf } from '../../ui/columns';
import { Countdown } from '../../ui/countdown';
import { DataTable } from '../../ui/data-table';
import { today } from '../../ui/day-range';
import { Panel } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import type { Payment } from './payment';
import { paymentTexts } from './payments.texts';

/** Recalls live for days; the API finds payments by the day they were made on. */
const DAYS_BACK = 7;

/** What people paid to the wrong one and ask back: until when the other may answer, the nearest end first. */
export function RecallsPanel() {
  const t = useTexts(paymentTexts);
  const common = useTexts(commonTexts);
  const [, go] = useLocation();
  const days = Array.from({ length: DAYS_BACK + 1 }, (_, back) => addDays(today(), -back));
  const found = useQueries({
    queries: days
      .map((day) => withQuery('/payments', { day, kind: 'recall' }))
      .map((path) => ({
        queryKey: [path],
        queryFn: () => call<{ items: readonly Payment[]; next?: string }>('GET', path),
      })),
  });
  const error = found.find((one) => one.error)?.error;
  const waiting = found
    .flatMap(({ data }) => data?.items ?? [])
    .filter((payment): payment is Payment & { expiresAt: string } => payment.expiresAt !== undefined)
    .sort((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt));
  return (
    <Panel title={t.recalls}>
      {error ? <ProblemView error={error} /> : null}
      {found.some(({ data }) => data?.next !== undefined) ? (
        <Alert color="yellow">{t.recallsCut}</Alert>
      ) : null}
      {found.some(({ isLoading }) => isLoading) ? (
        <Loader size="sm" aria-label={common.loading} />
      ) : (
        <DataTable
          name="recalls"
          label={t.recalls}
          rows={waiting}
          keyOf={({ paymentId }) => paymentId}
          onOpen={({ paymentId }) => go(`/payments/${paymentId}`)}
          columns={columnsOf<Payment & { expiresAt: string }>((c) => [
            {
              key: 'clock',
              head: t.expires,
              value: ({ expiresAt }) => expiresAt,
              cell: ({ createdAt, expiresAt }) => <Countdown from={createdAt} until={expiresAt} />,
            },
            c.id('reference', t.reference, ({ reference }) => reference),
            c.amount('amount', t.amount, ({ amount }) => amount),
            c.id('of', t.refundOf, ({ refundOf }) => refundOf),
            c.id('payer', t.payerWallet, ({ payerWalletId }) => payerWalletId),
            c.id('payee', t.payeeWallet, ({ payeeWalletId }) => payeeWalletId),
            c.when('made', t.made, ({ createdAt }) => createdAt),
          ])}
        />
      )}
    </Panel>
  );
}
