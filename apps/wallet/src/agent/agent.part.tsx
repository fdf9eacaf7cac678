import { Route, Switch } from 'wouter';
import { HomeScreen } from './home.screen';

/** Everything of the role, below `/wallet/agent`. */
export default function AgentPart() {
  return (
    <Switch>
      <Route path="/" component={HomeScreen} />
    </Switch>
  );
}
