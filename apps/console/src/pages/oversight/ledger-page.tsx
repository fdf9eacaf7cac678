import { Alert, Button } from '@mantine/core';
import { writeAmount } from '@hanout/i18n';
import type { WireMoney } from '@hanout/money';
import { usePages, useRead } from '../../api/read';
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
import { Found, FoundPages } from '../../ui/found';
import { Figure, Figures, Panel, Pictured, Screen } from '../../ui/panel';
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

/** Where all the money is, and that none of it is missing. */
export default function LedgerPage() {
  const t = useTexts(oversightTexts);
  const may = useMay();
  const proof = useRead<Proof>('/ledger/proof');
  const again = (
    <Button size="xs" variant="light" loading={proof.isFetching} onClick={() => void proof.refetch()}>
      {t.prove}
    </Button>
  );
  return (
    <Screen title={useTexts(pageTexts).ledger} side={again}>
      <Found in={proof}>
        {(found) => (
          <>
            <Alert color={found.holds ? 'teal' : 'red'}>{found.holds ? t.holds : t.broken}</Alert>
            <Figures>
              {found.sums.map((sum) => (
                <Figure key={sum.currency} label={t.sum} tone={sum.minor === '0' ? 'good' : 'bad'}>
                  <Amount of={sum} />
                </Figure>
              ))}
              {COUNTS.map((name) => (
                <Figure key={name} label={t[name]}>
                  {found[name]}
                </Figure>
              ))}
              {FAULTS.map((name) => (
                <Figure key={name} label={t[name]} tone={found[name] === '0' ? 'good' : 'bad'}>
                  {found[name]}
                </Figure>
              ))}
            </Figures>
            <Totals totals={found.totals} />
          </>
        )}
      </Found>
      {may('settlement.read-ledger-heads') ? <Heads /> : null}
    </Screen>
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
            c.text('network', t.network, ({ network }) => network && networkName(network)),
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
