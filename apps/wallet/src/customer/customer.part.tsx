import { Route, Switch } from 'wouter';
import { HomeScreen } from './home.screen';

/** Everything of the role, below `/wallet/customer`. */
export default function CustomerPart() {
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
    </Switch>
  );
}
