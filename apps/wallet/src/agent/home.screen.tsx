import { useTexts } from '../language/language';
import { Menu } from '../parts/menu';
import { Reading } from '../parts/reading';
import { Screen } from '../parts/screen';
import { SignOutButton } from '../parts/sign-out-button';
import { useDrawer } from './drawer';
import { homeTexts } from './home.texts';
import { Meters } from './meters';

export function HomeScreen() {
  const t = useTexts(homeTexts);
  const drawer = useDrawer();
  return (
    <Screen title={t.title}>
      <Reading of={drawer}>{({ float }) => <Meters of={float} />}</Reading>
      <Menu
        label={t.services}
        entries={[
          { href: '/cash-in', icon: 'ask', label: t.cashIn },
          { href: '/code', icon: 'cash', label: t.code },
          { href: '/cash-out', icon: 'send', label: t.cashOut },
          { href: '/voucher', icon: 'voucher', label: t.voucher },
          { href: '/account', icon: 'people', label: t.account },
          { href: '/card', icon: 'card', label: t.card },
          { href: '/plan', icon: 'day', label: t.plan },
          { href: '/swap', icon: 'rise', label: t.swap },
          { href: '/drawer', icon: 'bill', label: t.drawer },
        ]}
      />
      <SignOutButton />
    </Screen>
  );
}
