import { lazy } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { HomeScreen } from './home.screen';

/** Below `/wallet/agent`; a screen is loaded when it is first opened. */
const SCREENS = [
  ['/cash-in', lazy(() => import('./cash/cash-in.screen'))],
  ['/cash-out', lazy(() => import('./cash/cash-out.screen'))],
  ['/code', lazy(() => import('./cash/redeem-code.screen'))],
  ['/voucher', lazy(() => import('./vouchers/voucher.screen'))],
  ['/account', lazy(() => import('./accounts/open-account.screen'))],
  ['/card', lazy(() => import('./cards/family-card.screen'))],
  ['/plan', lazy(() => import('./plan/plan.screen'))],
  ['/swap', lazy(() => import('./swaps/swap.screen'))],
  ['/drawer', lazy(() => import('./drawer/drawer.screen'))],
] as const;

/** Everything of the role. */
export default function AgentPart() {
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
