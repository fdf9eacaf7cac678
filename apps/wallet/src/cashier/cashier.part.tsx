import { Route, Switch } from 'wouter';
import { HomeScreen } from './home.screen';

/** Everything of the role, below `/wallet/cashier`. */
export default function CashierPart() {
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
    </Switch>
  );
}
