import { fill } from '@hanout/i18n';
import { useTexts } from '../../language/language';
import { Screen } from '../../parts/screen';
import { SignOutButton } from '../../parts/sign-out-button';
import { enrolDevice } from '../../device/device-key';
import { useOwnSession } from '../../session/session';
import { ChoosePin } from './choose-pin';
import { onboardingTexts } from './onboarding.texts';

/** Before the first payment: a PIN, and the key of this device. */
export default function FirstStepsScreen({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(onboardingTexts);
  const { walletId } = useOwnSession();

  async function finish() {
    // Without it the next sign-in begins a cool-down: worth a try, no reason to stop anybody.
    if (walletId !== undefined) await enrolDevice(walletId, t.device).catch(() => undefined);
    onDone();
  }

  return (
    <Screen title={t.choosePin}>
      <p className="soft">{fill(t.step, { n: 3 })}</p>
      <ChoosePin onSet={finish} />
      <SignOutButton />
    </Screen>
  );
}
