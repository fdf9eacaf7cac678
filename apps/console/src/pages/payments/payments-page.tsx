import { useState, type FormEvent } from 'react';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useLocation, useSearchParams } from 'wouter';
import { itemsAfter, usePages } from '../../api/read';
import { commonTexts } from '../../texts/common';
import { channelTexts, kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { pageTexts } from '../../shell/shell.texts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { FoundPages } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import type { Payment } from './payment';
import { OnePayment } from './one-payment';
import { paymentTexts } from './payments.texts';
import { readSearch, type Search, type Typed } from './read-search';

const STATES = ['requested', 'pending', 'held', 'completed', 'failed', 'declined', 'cancelled', 'expired'];

export default function PaymentsPage({ id }: { id?: string | undefined }) {
  return id === undefined ? <SearchPayments /> : <OnePayment paymentId={id} />;
}

function SearchPayments() {
  const t = useTexts(paymentTexts);
  const [, go] = useLocation();
  const [params] = useSearchParams();
  const wished = params.get('q') ?? '';
  const [search, setSearch] = useState<Search>(() => firstSearch(wished));
  const [problem, setProblem] = useState<unknown>();
  const onSearch = (typed: Typed) => {
    try {
      const found = readSearch(typed);
      setProblem(undefined);
      if ('paymentId' in found) go(`/payments/${found.paymentId}`);
      else if ('phone' in found) go('/people', { state: found });
      else setSearch(found);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Screen title={useTexts(pageTexts).payments}>
      <SearchForm initial={wished} onSearch={onSearch} />
      {problem === undefined ? null : <ProblemView error={problem} />}
      {'query' in search ? <FoundPayments query={search.query} label={t.found} /> : null}
    </Screen>
  );
}

/** What was asked for from elsewhere, or today's. */
function firstSearch(wished: string): Search {
  return readSearch({ text: wished, day: wished === '' ? 'today' : '', amount: '', kind: '', state: '' });
}

function SearchForm({ initial, onSearch }: { initial: string; onSearch: (typed: Typed) => void }) {
  const t = useTexts(paymentTexts);
  const common = useTexts(commonTexts);
  const [kinds, states] = [useTexts(kindTexts), useTexts(stateTexts)];
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const of = (name: string) => String(form.get(name) ?? '');
    onSearch({
      text: of('text'),
      day: of('day'),
      amount: of('amount'),
      kind: of('kind'),
      state: of('state'),
    });
  };
  const any = { value: '', label: common.all };
  return (
    <form role="search" onSubmit={onSubmit}>
      <Group align="end" gap="sm">
        <TextInput name="text" label={t.what} defaultValue={initial} dir="ltr" w={420} maw="100%" />
        <TextInput name="day" type="date" label={common.day} />
        <TextInput name="amount" label={t.amount} inputMode="decimal" dir="ltr" w={120} />
        <NativeSelect
          name="kind"
          label={t.kind}
          data={[any, ...Object.entries(kinds).map(([value, label]) => ({ value, label }))]}
        />
        <NativeSelect
          name="state"
          label={t.state}
          data={[any, ...STATES.map((value) => ({ value, label: states[value as 'held'] }))]}
        />
        <Button type="submit">{common.search}</Button>
      </Group>
    </form>
  );
}

interface FoundProps {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly label: string;
}

function FoundPayments({ query, label }: FoundProps) {
  const t = useTexts(paymentTexts);
  const [, go] = useLocation();
  const [kinds, channels, states] = [useTexts(kindTexts), useTexts(channelTexts), useTexts(stateTexts)];
  const pages = usePages<{ items: Payment[]; next?: string }, Payment>('/payments', query, (answer) => ({
    ...itemsAfter(answer),
    next: answer.next === undefined ? undefined : { before: answer.next },
  }));
  return (
    <FoundPages in={pages}>
      <DataTable
        name="payments"
        label={label}
        rows={pages.rows}
        more={pages}
        keyOf={({ paymentId }) => paymentId}
        onOpen={({ paymentId }) => go(`/payments/${paymentId}`)}
        columns={columnsOf<Payment>((c) => [
          c.id('reference', t.reference, ({ reference }) => reference),
          c.when('made', t.made, ({ createdAt }) => createdAt),
          c.word('kind', t.kind, ({ kind }) => kind, kinds),
          c.word('channel', t.channel, ({ channel }) => channel, channels),
          c.state('state', t.state, ({ state }) => state, states),
          c.amount('amount', t.amount, ({ amount }) => amount),
          c.amount('fee', t.fee, ({ fee }) => fee),
          c.id('shop', t.shop, ({ merchantCode }) => merchantCode),
          c.id('payer', t.payerWallet, ({ payerWalletId }) => payerWalletId),
          c.id('payee', t.payeeWallet, ({ payeeWalletId }) => payeeWalletId),
        ])}
      />
    </FoundPages>
  );
}
