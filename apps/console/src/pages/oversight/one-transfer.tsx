import { Anchor, Group } from '@mantine/core';
import { Link } from 'wouter';
import { useRead } from '../../api/read';
import { pageTexts } from '../../shell/shell.texts';
import { kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { Amount } from '../../ui/amount';
import { Back } from '../../ui/back';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Id, Word } from '../../ui/name';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { StateBadge } from '../../ui/state-badge';
import { When } from '../../ui/when';
import { accountPath, sumOf, transferPath, type Leg, type LedgerTransfer } from './ledger-explorer';
import { oversightTexts } from './oversight.texts';

/** One transfer of the ledger, leg by leg: what each debits another is credited with. */
export function OneTransfer({ transferId }: { transferId: string }) {
  const t = useTexts(oversightTexts);
  const titles = useTexts(pageTexts);
  const found = useRead<LedgerTransfer>(`/ledger/transfers/${transferId}`);
  return (
    <Screen title={t.transfer} side={<Back to="/ledger" label={titles.ledger} />}>
      <Id of={transferId} isWhole />
      <Found in={found}>
        {(transfer) => (
          <>
            <Facts of={transfer} />
            <Panel title={t.legs}>
              <Legs legs={transfer.legs} />
            </Panel>
          </>
        )}
      </Found>
    </Screen>
  );
}

function Facts({ of }: { of: LedgerTransfer }) {
  const t = useTexts(oversightTexts);
  const [kinds, states] = [useTexts(kindTexts), useTexts(stateTexts)];
  const currency = of.legs[0]?.amount.currency ?? 'MAD';
  return (
    <>
      <Figures>
        <Figure label={t.outcome}>
          <StateBadge of={of.holdState ?? of.outcome} />
        </Figure>
        <Figure label={t.kind}>
          <Word of={of.kind ?? of.type} in={{ ...states, ...kinds }} />
        </Figure>
        <Figure label={t.amount}>
          <Amount of={{ minor: sumOf(of.legs).toString(), currency }} />
        </Figure>
        <Figure label={t.at}>
          <When at={of.decidedAt} />
        </Figure>
      </Figures>
      <Group>
        <Id of={of.reference} isWhole />
        <Id of={of.reason} isWhole />
        {[of.targetId, of.endedById].map((other) =>
          other === undefined ? null : (
            <Anchor component={Link} size="sm" key={other} href={transferPath(other)}>
              {t.related} <Id of={other} />
            </Anchor>
          ),
        )}
      </Group>
    </>
  );
}

function Legs({ legs }: { legs: readonly Leg[] }) {
  const t = useTexts(oversightTexts);
  const account = (key: string, head: string, of: (leg: Leg) => string) => ({
    key,
    head,
    value: of,
    cell: (leg: Leg) => (
      <Anchor component={Link} href={accountPath(of(leg))}>
        <Id of={of(leg)} />
      </Anchor>
    ),
  });
  return (
    <DataTable
      name="legs"
      label={t.legs}
      rows={legs}
      keyOf={(leg) => `${leg.debitAccountId} ${leg.creditAccountId} ${leg.amount.minor}`}
      columns={columnsOf<Leg>((c) => [
        account('debit', t.debit, ({ debitAccountId }) => debitAccountId),
        account('credit', t.credit, ({ creditAccountId }) => creditAccountId),
        c.amount('amount', t.amount, ({ amount }) => amount),
        c.amount('debitAfter', t.debitAfter, ({ debitBalanceAfter }) => debitBalanceAfter),
        c.amount('creditAfter', t.creditAfter, ({ creditBalanceAfter }) => creditBalanceAfter),
      ])}
    />
  );
}
