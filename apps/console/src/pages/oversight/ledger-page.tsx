import { Alert, Button } from '@mantine/core';
import { writeAmount } from '@hanout/i18n';
import type { WireMoney } from '@hanout/money';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { usePages } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { networkName } from '../../texts/networks';
import { wordOf } from '../../texts/word-of';
import { wordTexts } from '../../texts/words';
import { Amount } from '../../ui/amount';
import { Bars, COLORS } from '../../ui/charts';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Empty } from '../../ui/empty';
import { Found, FoundPages } from '../../ui/found';
import { Hotkey } from '../../ui/hotkey';
import { usePageKeys } from '../../ui/page-keys';
import { Figure, Figures, Panel, Pictured, Screen } from '../../ui/panel';
import { When } from '../../ui/when';
import { InspectForm } from './inspect-form';
import { namedIn } from './ledger-explorer';
import { OneAccount } from './one-account';
import { OneTransfer } from './one-transfer';
import { oversightTexts } from './oversight.texts';

interface Total {
  readonly kind: string;
  readonly network?: string;
  readonly accounts: string;
  readonly balance: WireMoney;
}

const COUNTS = ['accounts', 'transfers', 'entries'] as const;
const FAULTS = ['accountsOff', 'accountsOutOfBounds', 'transfersUnbalanced'] as const;

interface Proof extends Readonly<Record<(typeof COUNTS)[number] | (typeof FAULTS)[number], string>> {
  readonly holds: boolean;
  readonly sums: readonly WireMoney[];
  readonly totals: readonly Total[];
}

export default function LedgerPage({ id }: { id?: string | undefined }) {
  const named = namedIn(id ?? '');
  if (named === undefined) return <Overview />;
  return 'accountId' in named ? <OneAccount {...named} /> : <OneTransfer {...named} />;
}

/** Where all the money is, and that none of it is missing. Nobody but who asks for a proof has the whole ledger read. */
function Overview() {
  const t = useTexts(oversightTexts);
  const may = useMay();
  const proof = useQuery({
    queryKey: ['/ledger/proof'],
    queryFn: () => call<Proof>('GET', '/ledger/proof'),
    enabled: false,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const prove = () => void proof.refetch();
  usePageKeys([{ key: 'b', says: t.prove, run: prove }]);
  return (
    <Screen
      title={useTexts(pageTexts).ledger}
      side={
        <Button size="xs" loading={proof.isFetching} aria-keyshortcuts="b" onClick={prove}>
          {t.prove} <Hotkey of="b" />
        </Button>
      }
    >
      {may('ledger.inspect') ? <InspectForm /> : null}
      {proof.data === undefined && !proof.error && !proof.isFetching ? (
        <Panel title={t.proof}>
          <Empty says={t.notProven} />
        </Panel>
      ) : (
        <Found in={proof}>{(found) => <Proven proof={found} at={proof.dataUpdatedAt} />}</Found>
      )}
      {may('settlement.read-ledger-heads') ? <Heads /> : null}
    </Screen>
  );
}

function Proven({ proof, at }: { proof: Proof; at: number }) {
  const t = useTexts(oversightTexts);
  return (
    <>
      <Alert color={proof.holds ? 'teal' : 'red'} title={proof.holds ? t.holds : t.broken}>
        {t.provenAt} <When at={new Date(at).toISOString()} />
      </Alert>
      <Figures>
        {proof.sums.map((sum) => (
          <Figure key={sum.currency} label={t.sum} tone={sum.minor === '0' ? 'good' : 'bad'}>
            <Amount of={sum} />
          </Figure>
        ))}
        {COUNTS.map((name) => (
          <Figure key={name} label={t[name]}>
            {proof[name]}
          </Figure>
        ))}
        {FAULTS.map((name) => (
          <Figure key={name} label={t[name]} tone={proof[name] === '0' ? 'good' : 'bad'}>
            {proof[name]}
          </Figure>
        ))}
      </Figures>
      <Totals totals={proof.totals} />
    </>
  );
}

function Totals({ totals }: { totals: readonly Total[] }) {
  const t = useTexts(oversightTexts);
  const words = useTexts(wordTexts);
  const nameOf = ({ kind, network }: Total) =>
    network ? `${wordOf(words, kind)} · ${networkName(network)}` : wordOf(words, kind);
  const owed = totals.filter(({ balance }) => BigInt(balance.minor) > 0n);
  return (
    <Panel title={t.totals}>
      <Pictured
        picture={
          <Bars
            areNames
            rows={owed.map((total) => ({ name: nameOf(total), balance: Number(total.balance.minor) }))}
            series={[{ key: 'balance', name: t.balance, color: COLORS.first }]}
            write={(minor) => writeAmount(String(Math.round(minor)))}
          />
        }
      >
        <DataTable
          name="ledger-totals"
          label={t.totals}
          rows={totals}
          keyOf={({ kind, network }) => `${kind} ${network}`}
          columns={columnsOf<Total>((c) => [
            c.word('kind', t.kind, ({ kind }) => kind, words),
            c.network('network', t.network, ({ network }) => network),
            c.number('accounts', t.accounts, ({ accounts }) => Number(accounts)),
            c.amount('balance', t.balance, ({ balance }) => balance),
          ])}
        />
      </Pictured>
    </Panel>
  );
}

interface Head {
  readonly cursor: string;
  readonly ledger: string;
  readonly no: string;
  readonly hash: string;
  readonly at: string;
  readonly isContradiction: boolean;
}

const PAGE = 100;

/** What another service keeps of the log's ends: whoever changed the log would have to change that, too. */
function Heads() {
  const t = useTexts(oversightTexts);
  const common = useTexts(commonTexts);
  const pages = usePages<{ items: Head[] }, Head>('/settlement/ledger-heads', {}, ({ items }) => ({
    rows: items,
    next: items.length < PAGE ? undefined : { after: items.at(-1)?.cursor },
  }));
  return (
    <Panel title={t.heads}>
      <FoundPages in={pages}>
        <DataTable
          name="ledger-heads"
          label={t.heads}
          rows={pages.rows}
          more={pages}
          keyOf={({ cursor }) => cursor}
          columns={columnsOf<Head>((c) => [
            c.when('at', t.at, ({ at }) => at),
            c.id('ledger', t.service, ({ ledger }) => ledger),
            c.id('no', t.number, ({ no }) => no),
            c.id('hash', common.hash, ({ hash }) => hash),
            c.text('contradiction', t.contradiction, ({ isContradiction }) =>
              isContradiction ? common.yes : common.no,
            ),
          ])}
        />
      </FoundPages>
    </Panel>
  );
}
