import { lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { WithPin } from '../pin/with-pin';
import { HomeScreen } from './home/home.screen';

/** Below `/wallet/customer`; a screen is loaded when it is first opened. */
const SCREENS = [
  ['/operations', lazy(() => import('./home/operations.screen'))],
  ['/pay', lazy(() => import('../pay/pay.screen'))],
  ['/send', lazy(() => import('../send/send.screen'))],
  ['/requests', lazy(() => import('../requests/requests.screen'))],
  ['/bills', lazy(() => import('./bills/bills.screen'))],
  ['/withdraw', lazy(() => import('../withdraw/withdraw.screen'))],
  ['/programme', lazy(() => import('./programme/programme.screen'))],
  ['/tier', lazy(() => import('./tier/tier.screen'))],
  ['/card', lazy(() => import('./card/card.screen'))],
  ['/settings', lazy(() => import('../settings/settings.screen'))],
] as const;

/** Everything of the role. */
export default function CustomerPart() {
  return (
    <WithPin>
      <Switch>
        <Route path="/" component={HomeScreen} />
        {SCREENS.map(([path, Screen]) => (
          <Route key={path} path={path} component={Screen} />
        ))}
        <Route>
          <Redirect to="/" replace />
        </Route>
      </Switch>
    </WithPin>
  );
}
