import { lazy, useState, type ReactNode } from 'react';
import { useRead } from '../api/use-read';

const FirstStepsScreen = lazy(() => import('../customer/onboarding/first-steps.screen'));

/** For what needs a PIN: who has none chooses one first, because without it nothing is paid. */
export function WithPin({ children }: { readonly children: ReactNode }) {
  const pin = useRead<{ readonly isSet: boolean }>('/me/pin');
  const [isDone, setDone] = useState(false);
  if (pin.data?.isSet === false && !isDone) return <FirstStepsScreen onDone={() => setDone(true)} />;
  return children;
}
