import { Link } from 'wouter';
import { fill } from '@hanout/i18n';
import { useRead } from '../../api/use-read';
import { useTexts } from '../../language/language';
import { Menu } from '../../parts/menu';
import { Notice } from '../../parts/notice';
import { Reading } from '../../parts/reading';
import { Screen } from '../../parts/screen';
import { useWallet } from '../wallet';
import { BalanceCard } from './balance-card';
import { homeTexts } from './home.texts';
import { OperationList } from './operation-list';
import { useOperations } from './use-operations';

const SHOWN = 5;

export function HomeScreen() {
  const t = useTexts(homeTexts);
  const wallet = useWallet();
  const asked = useRead<{ readonly requests: readonly unknown[] }>('/payment-requests');
  const waiting = asked.data?.requests.length ?? 0;
  const operations = useOperations(SHOWN);
  return (
    <Screen title={t.title}>
      <Reading of={wallet}>{(data) => <BalanceCard wallet={data} />}</Reading>
      {waiting > 0 && (
        <Notice tone="waiting">
          <Link href="/requests" className="link">
            {fill(t.asked(waiting), { n: waiting })}
          </Link>
        </Notice>
      )}
      <Menu
        label={t.services}
        entries={[
          { href: '/pay', icon: 'scan', label: t.pay },
          { href: '/send', icon: 'send', label: t.send },
          { href: '/requests', icon: 'ask', label: t.requests },
          { href: '/bills', icon: 'bill', label: t.bills },
          { href: '/withdraw', icon: 'cash', label: t.withdraw },
          { href: '/programme', icon: 'family', label: t.programme },
          { href: '/card', icon: 'card', label: t.card },
          { href: '/settings', icon: 'settings', label: t.settings },
        ]}
      />
      <section>
        <h2>{t.last}</h2>
        {operations !== undefined && operations.length === 0 && <p className="soft">{t.none}</p>}
        {operations !== undefined && <OperationList operations={operations} />}
        <Link href="/operations" className="link">
          {t.all}
        </Link>
      </section>
    </Screen>
  );
}
