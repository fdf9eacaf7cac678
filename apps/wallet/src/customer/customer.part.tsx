import { lazy, useState } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { useRead } from '../api/use-read';
import { HomeScreen } from './home/home.screen';

const FirstStepsScreen = lazy(() => import('./onboarding/first-steps.screen'));
/** Below `/wallet/customer`; a screen is loaded when it is first opened. */
const SCREENS = [
  ['/operations', lazy(() => import('./home/operations.screen'))],
  ['/pay', lazy(() => import('./pay/pay.screen'))],
  ['/send', lazy(() => import('./send/send.screen'))],
  ['/requests', lazy(() => import('./requests/requests.screen'))],
  ['/bills', lazy(() => import('./bills/bills.screen'))],
  ['/withdraw', lazy(() => import('./withdraw/withdraw.screen'))],
  ['/programme', lazy(() => import('./programme/programme.screen'))],
  ['/tier', lazy(() => import('./tier/tier.screen'))],
  ['/card', lazy(() => import('./card/card.screen'))],
  ['/settings', lazy(() => import('./settings/settings.screen'))],
] as const;

/** Everything of the role. Who has no PIN chooses one first: without it nothing is paid. */
export default function CustomerPart() {
  const pin = useRead<{ readonly isSet: boolean }>('/me/pin');
  const [isDone, setDone] = useState(false);
  if (pin.data?.isSet === false && !isDone) return <FirstStepsScreen onDone={() => setDone(true)} />;
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
      {SCREENS.map(([path, Screen]) => (
        <Route key={path} path={path} component={Screen} />
      ))}
      <Route>
        <Redirect to="/" replace />
      </Route>
    </Switch>
  );
}
