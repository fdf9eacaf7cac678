import { useTexts } from '../language/language';
import { Menu } from '../parts/menu';
import { Screen } from '../parts/screen';
import { SignOutButton } from '../parts/sign-out-button';
import { Till } from '../sale/till';
import { homeTexts } from './home.texts';

/** The till is what a shop opens the app for; the rest is below it. */
export function HomeScreen() {
  const t = useTexts(homeTexts);
  return (
    <Screen title={t.title}>
      <Till />
      <Menu
        label={t.menu}
        entries={[
          { href: '/day', icon: 'day', label: t.day },
          { href: '/ask', icon: 'ask', label: t.ask },
          { href: '/pay', icon: 'scan', label: t.pay },
          { href: '/requests', icon: 'bill', label: t.requests },
          { href: '/withdraw', icon: 'cash', label: t.withdraw },
          { href: '/month', icon: 'day', label: t.month },
          { href: '/year', icon: 'day', label: t.year },
          { href: '/fees', icon: 'fees', label: t.fees },
          { href: '/cashiers', icon: 'people', label: t.cashiers },
          { href: '/shifts', icon: 'day', label: t.shifts },
          { href: '/poster', icon: 'poster', label: t.poster },
          { href: '/settings', icon: 'settings', label: t.settings },
        ]}
      />
      <SignOutButton />
    </Screen>
  );
}
