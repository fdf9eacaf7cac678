import { enrolPeople, readSigningKeys, signUpCustomer, requestCode, signIn } from '@hanout/contracts';
import { openRoute, route } from './route';

export const identityRoutes = [
  openRoute({
    method: 'POST',
    path: '/auth/codes',
    operation: 'identity.request-code',
    ask: requestCode,
    question: ({ body }) => ({ body }),
    status: 202,
  }),
  openRoute({
    method: 'POST',
    path: '/auth/tokens',
    operation: 'identity.sign-in',
    ask: signIn,
    question: ({ body }) => ({ body }),
    reply: (signedIn) => ({ status: 200, body: signedIn, headers: { 'cache-control': 'no-store' } }),
  }),
  route({
    method: 'POST',
    path: '/customers',
    ask: signUpCustomer,
    operation: 'identity.sign-up-customer',
    question: ({ caller, body }) => ({ caller, body }),
    status: 201,
  }),
  openRoute({
    method: 'GET',
    path: '/auth/keys',
    operation: 'identity.read-signing-keys',
    ask: readSigningKeys,
    question: () => ({}),
    reply: (keys) => ({ status: 200, body: keys, headers: { 'cache-control': 'public, max-age=300' } }),
  }),
  route({
    method: 'POST',
    path: '/enrolments',
    ask: enrolPeople,
    operation: 'identity.enrol-people',
    question: ({ caller, body }) => ({ caller, body }),
  }),
];
