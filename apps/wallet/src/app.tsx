import { lazy, Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { LanguageProvider } from './language/language';
import { FailureBoundary } from './parts/failure-screen';
import { Waiting } from './parts/waiting';
import { useSession, type Role } from './session/session';
import { SignInScreen } from './session/sign-in.screen';

/** A phone loads only the part of the role that it is used in. */
const PARTS = {
  customer: lazy(() => import('./customer/customer.part')),
  merchant: lazy(() => import('./merchant/merchant.part')),
  cashier: lazy(() => import('./cashier/cashier.part')),
  agent: lazy(() => import('./agent/agent.part')),
} satisfies Record<Role, unknown>;

const SignUpScreen = lazy(() => import('./customer/onboarding/sign-up.screen'));

/** `/wallet/<role>/…`, for who is signed in as that role. */
function Parts() {
  const session = useSession();
  if (!session)
    return (
      <Switch>
        <Route path="/open" component={SignUpScreen} />
        <Route component={SignInScreen} />
      </Switch>
    );
  const { role } = session;
  const Part = PARTS[role];
  return (
    <Switch>
      <Route path={`/${role}`} nest>
        <Part />
      </Route>
      <Route>
        <Redirect to={`/${role}`} replace />
      </Route>
    </Switch>
  );
}

export function App() {
  return (
    <LanguageProvider>
      <FailureBoundary>
        <Suspense fallback={<Waiting />}>
          <Router base="/wallet">
            <Parts />
          </Router>
        </Suspense>
      </FailureBoundary>
    </LanguageProvider>
  );
}
