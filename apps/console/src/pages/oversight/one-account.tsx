import { useLocation } from 'wouter';
import { usePages, useRead } from '../../api/read';
import { withQuery } from '../../api/client';
import { pageTexts } from '../../shell/shell.texts';
import { kindTexts } from '../../texts/kinds';
import { useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { Amount } from '../../ui/amount';
import { Back } from '../../ui/back';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found, FoundPages } from '../../ui/found';
import { Id, Word } from '../../ui/name';
import { Figure, Figures, Panel, Screen } from '../../ui/panel';
import { StateBadge } from '../../ui/state-badge';
import {
  signed,
  transferPath,
  type Entry,
  type InspectedAccount,
  type LedgerAccount,
} from './ledger-explorer';
import { oversightTexts } from './oversight.texts';

/** One account: how it stands, and entry by entry how it came to that. */
export function OneAccount({ accountId }: { accountId: string }) {
  const t = useTexts(oversightTexts);
  const titles = useTexts(pageTexts);
  const path = `/ledger/accounts/${accountId}`;
  const found = useRead<InspectedAccount>(withQuery(path, { limit: '1' }));
  return (
    <Screen title={t.account} side={<Back to="/ledger" label={titles.ledger} />}>
      <Id of={accountId} isWhole />
      <Found in={found}>
        {({ account }) => (
          <>
            <Standing of={account} />
            <Panel title={t.entries}>
              <Entries path={path} />
            </Panel>
          </>
        )}
      </Found>
    </Screen>
  );
}

function Standing({ of }: { of: LedgerAccount }) {
  const t = useTexts(oversightTexts);
  const words = useTexts(wordTexts);
  return (
    <Figures>
      <Figure label={t.kind}>
        <Word of={of.kind} in={words} />
      </Figure>
      <Figure label={t.balance}>
        <Amount of={of.balance} />
      </Figure>
      <Figure label={t.available}>
        <Amount of={of.available ?? of.balance} />
      </Figure>
      <Figure label={t.status}>
        <StateBadge of={of.status} />
      </Figure>
    </Figures>
  );
}

function Entries({ path }: { path: string }) {
  const t = useTexts(oversightTexts);
  const [, go] = useLocation();
  const [kinds, states] = [useTexts(kindTexts), useTexts(stateTexts)];
  const pages = usePages<InspectedAccount, Entry>(path, {}, ({ statement }) => ({
    rows: statement.lines,
    next: statement.nextAfterEntryId === undefined ? undefined : { after: statement.nextAfterEntryId },
  }));
  return (
    <FoundPages in={pages}>
      <DataTable
        name="entries"
        label={t.entries}
        rows={pages.rows}
        more={pages}
        keyOf={({ entryId }) => entryId}
        onOpen={({ transferId }) => go(transferPath(transferId))}
        columns={columnsOf<Entry>((c) => [
          c.when('at', t.at, ({ postedAt }) => postedAt),
          c.id('entry', t.number, ({ entryId }) => entryId),
          c.word('kind', t.kind, ({ kind }) => kind, { ...states, ...kinds }),
          c.id('reference', t.reference, ({ reference }) => reference),
          c.amount('amount', t.amount, signed),
          c.amount('after', t.balanceAfter, ({ balanceAfter }) => balanceAfter),
          c.id('counter', t.counterAccount, ({ counterAccountId }) => counterAccountId),
          c.id('transfer', t.transfer, ({ transferId }) => transferId),
        ])}
      />
    </FoundPages>
  );
}
