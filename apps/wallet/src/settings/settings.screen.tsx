import { useTexts } from '../language/language';
import { Screen } from '../parts/screen';
import { SignOutButton } from '../parts/sign-out-button';
import { ChangePin } from './change-pin';
import { Devices } from './devices';
import { Privacy } from './privacy';
import { settingsTexts } from './settings.texts';

export default function SettingsScreen() {
  const t = useTexts(settingsTexts);
  return (
    <Screen title={t.title} back="/">
      <ChangePin />
      <Devices />
      <Privacy />
      <SignOutButton />
    </Screen>
  );
}
