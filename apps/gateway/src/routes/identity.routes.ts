import { enrolPeople, readSigningKeys, requestCode, signIn } from '@hanout/contracts';
import { openRoute, route } from './route';

export const identityRoutes = [
  openRoute({
    method: 'POST',
    path: '/auth/codes',
    ask: requestCode,
    question: ({ body }) => ({ body }),
    status: 202,
  }),
  openRoute({
    method: 'POST',
    path: '/auth/tokens',
    ask: signIn,
    question: ({ body }) => ({ body }),
    reply: (signedIn) => ({ status: 200, body: signedIn, headers: { 'cache-control': 'no-store' } }),
  }),
  openRoute({
    method: 'GET',
    path: '/auth/keys',
    ask: readSigningKeys,
    question: () => ({}),
    reply: (keys) => ({ status: 200, body: keys, headers: { 'cache-control': 'public, max-age=300' } }),
  }),
  route({
    method: 'POST',
    path: '/enrolments',
    ask: enrolPeople,
    roles: ['network'],
    question: ({ caller, body }) => ({ caller, body }),
  }),
];
