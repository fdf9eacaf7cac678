import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { call } from '../../api/client';
import { useMay } from '../../session/may';
import { useLanguage, useTexts } from '../../texts/language';
import { stateTexts } from '../../texts/states';
import { wordTexts } from '../../texts/words';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Name } from '../../ui/name';
import { Figure, Figures } from '../../ui/panel';
import { accountPath } from '../oversight/ledger-explorer';
import { peopleTexts } from './people.texts';

interface Wallet {
  readonly walletId: string;
  readonly network: string;
  readonly walletKind: string;
  readonly tier: number;
  readonly state: string;
  readonly shop?: { readonly code: string; readonly tradeNameAr: string; readonly tradeNameFr: string };
}

interface Person {
  readonly personId: string;
  readonly shownAr: string;
  readonly shownFr: string;
  readonly wallets: readonly Wallet[];
}

/** Whose a number is, and the way from there to what was paid. Asked once: each question stands in the audit trail. */
export function PersonFound({ phone }: { phone: string }) {
  const t = useTexts(peopleTexts);
  const isArabic = useLanguage().language === 'ar';
  const found = useQuery({
    queryKey: ['/people/lookups', phone],
    queryFn: () => call<Person>('POST', '/people/lookups', { phone }),
    staleTime: Infinity,
  });
  return (
    <Found in={found}>
      {({ shownAr, shownFr, wallets }) => (
        <>
          <Figures>
            <Figure label={t.person}>
              <Name of={isArabic ? shownAr : shownFr} />
            </Figure>
          </Figures>
          <Wallets wallets={wallets} isArabic={isArabic} />
        </>
      )}
    </Found>
  );
}

function Wallets({ wallets, isArabic }: { wallets: readonly Wallet[]; isArabic: boolean }) {
  const t = useTexts(peopleTexts);
  const [states, words] = [useTexts(stateTexts), useTexts(wordTexts)];
  return (
    <DataTable
      name="wallets"
      label={t.wallets}
      rows={wallets}
      keyOf={({ walletId }) => walletId}
      columns={columnsOf<Wallet>((c) => [
        c.network('network', t.network, ({ network }) => network),
        c.word('kind', t.walletKind, ({ walletKind }) => walletKind, words),
        c.number('tier', t.tier, ({ tier }) => tier),
        c.state('state', t.state, ({ state }) => state, states),
        c.name('shop', t.shop, ({ shop }) => (isArabic ? shop?.tradeNameAr : shop?.tradeNameFr)),
        c.id('code', t.shopCode, ({ shop }) => shop?.code),
        c.id('wallet', t.wallet, ({ walletId }) => walletId),
        c.actions((wallet) => <Ways from={wallet} />),
      ])}
    />
  );
}

/** A wallet is an account of the ledger under the same id. */
function Ways({ from: { walletId } }: { from: Wallet }) {
  const t = useTexts(peopleTexts);
  const may = useMay();
  const [, go] = useLocation();
  const way = (label: string, path: string) => (
    <Button size="xs" variant="light" onClick={() => go(path)}>
      {label}
    </Button>
  );
  return (
    <Group gap="xs" wrap="nowrap">
      {may('payments.find') ? way(t.itsPayments, `/payments?q=w:${walletId}`) : null}
      {may('ledger.inspect') ? way(t.itsAccount, accountPath(walletId)) : null}
    </Group>
  );
}
