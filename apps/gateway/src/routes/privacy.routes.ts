import {
  changeConsent,
  erasePerson,
  exportPerson,
  readConsents,
  type PersonExportV1,
} from '@hanout/contracts';
import { route, type Reply } from './route';

function exportReply({ personId, exportedAt, data }: PersonExportV1): Reply {
  const held = JSON.parse(data) as object;
  return { status: 200, body: { personId, exportedAt, ...held }, headers: { 'cache-control': 'no-store' } };
}

export const privacyRoutes = [
  route({
    method: 'GET',
    path: '/me/consents',
    ask: readConsents,
    operation: 'identity.read-consents',
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'PUT',
    path: '/me/consents/:purpose',
    ask: changeConsent,
    operation: 'identity.change-consent',
    question: ({ caller, params, body }) => ({ caller, purpose: params.purpose, body }),
  }),
  route({
    method: 'GET',
    path: '/me/data',
    ask: exportPerson,
    operation: 'identity.export-person',
    question: ({ caller }) => ({ caller }),
    reply: exportReply,
  }),
  // A reason is written, and what is written does not belong in an address: so this reading is a POST.
  route({
    method: 'POST',
    path: '/people/:personId/exports',
    ask: exportPerson,
    operation: 'identity.export-person',
    question: ({ caller, params, body }) => ({
      caller,
      personId: params.personId,
      reason: (body as { reason?: unknown } | undefined)?.reason,
    }),
    reply: exportReply,
  }),
  route({
    method: 'POST',
    path: '/me/erasure',
    ask: erasePerson,
    operation: 'identity.erase-person',
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/erasure',
    ask: erasePerson,
    operation: 'identity.erase-person',
    question: ({ caller, params, body }) => ({ caller, personId: params.personId, body }),
  }),
];
