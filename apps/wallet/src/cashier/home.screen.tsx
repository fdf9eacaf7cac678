import { useTexts } from '../language/language';
import { Menu } from '../parts/menu';
import { Screen } from '../parts/screen';
import { SignOutButton } from '../parts/sign-out-button';
import { Till } from '../sale/till';
import { homeTexts } from './home.texts';

export function HomeScreen() {
  const t = useTexts(homeTexts);
  return (
    <Screen title={t.title}>
      <Till />
      <Menu
        label={t.menu}
        entries={[
          { href: '/shift', icon: 'people', label: t.shift },
          { href: '/day', icon: 'day', label: t.day },
        ]}
      />
      <SignOutButton />
    </Screen>
  );
}
