import { Route, Switch } from 'wouter';
import { HomeScreen } from './home.screen';

/** Everything of the role, below `/wallet/merchant`. */
export default function MerchantPart() {
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
    </Switch>
  );
}
