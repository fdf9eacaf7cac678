import { useTexts } from '../language/language';
import { Screen } from '../parts/screen';
import { SignOutButton } from '../parts/sign-out-button';
import { homeTexts } from './home.texts';

export function HomeScreen() {
  const t = useTexts(homeTexts);
  return (
    <Screen title={t.title}>
      <SignOutButton />
    </Screen>
  );
}
