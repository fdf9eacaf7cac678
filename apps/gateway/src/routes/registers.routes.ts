import {
  appointAgentStaff,
  changeMandate,
  changeMerchant,
  chooseAliases,
  dismissAgentStaff,
  dismissCashier,
  findAliases,
  findPerson,
  freezeAlias,
  inviteCashier,
  lookUpAlias,
  lookUpMerchant,
  moveNumber,
  readAgents,
  readAgentStaff,
  readAliases,
  readCashiers,
  readOwnMerchant,
  registerAgents,
  requestNumberCode,
} from '@hanout/contracts';
import { route } from './route';

const merchantsRoutes = [
  route({
    method: 'GET',
    path: '/merchants/mine',
    operation: 'identity.read-own-merchant',
    ask: readOwnMerchant,
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'PUT',
    path: '/merchants/mine',
    operation: 'identity.change-merchant',
    ask: changeMerchant,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'GET',
    path: '/merchants/:code',
    operation: 'identity.look-up-merchant',
    ask: lookUpMerchant,
    question: ({ caller, params }) => ({ caller, code: params.code }),
  }),
  route({
    method: 'GET',
    path: '/merchants/mine/cashiers',
    operation: 'identity.read-cashiers',
    ask: readCashiers,
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'POST',
    path: '/merchants/mine/cashiers',
    operation: 'identity.invite-cashier',
    ask: inviteCashier,
    question: ({ caller, body }) => ({ caller, body }),
    status: 201,
  }),
  route({
    method: 'POST',
    path: '/merchants/mine/cashiers/:appointmentId/dismissal',
    operation: 'identity.dismiss-cashier',
    ask: dismissCashier,
    question: ({ caller, params }) => ({ caller, appointmentId: params.appointmentId }),
  }),
];

const agentsRoutes = [
  route({
    method: 'POST',
    path: '/agents',
    operation: 'identity.register-agents',
    ask: registerAgents,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'GET',
    path: '/agents',
    operation: 'identity.read-agents',
    ask: readAgents,
    question: ({ caller, query }) => ({
      caller,
      ...(query.after !== undefined && { after: query.after }),
      ...(query.limit !== undefined && { limit: Number(query.limit) }),
    }),
  }),
  route({
    method: 'PUT',
    path: '/agents/:agentId/mandate',
    operation: 'identity.change-mandate',
    ask: changeMandate,
    question: ({ caller, params, body }) => ({ caller, agentId: params.agentId, body }),
  }),
  route({
    method: 'GET',
    path: '/agent-staff',
    operation: 'identity.read-agent-staff',
    ask: readAgentStaff,
    question: ({ caller, query }) => ({
      caller,
      ...(query.agentId !== undefined && { agentId: query.agentId }),
    }),
  }),
  route({
    method: 'POST',
    path: '/agent-staff',
    operation: 'identity.appoint-agent-staff',
    ask: appointAgentStaff,
    question: ({ caller, query, body }) => ({
      caller,
      ...(query.agentId !== undefined && { agentId: query.agentId }),
      body,
    }),
    status: 201,
  }),
  route({
    method: 'POST',
    path: '/agent-staff/:appointmentId/dismissal',
    operation: 'identity.dismiss-agent-staff',
    ask: dismissAgentStaff,
    question: ({ caller, params }) => ({ caller, appointmentId: params.appointmentId }),
  }),
];

const aliasesRoutes = [
  // The number is in the body: addresses of requests are logged on many a way.
  route({
    method: 'POST',
    path: '/people/lookups',
    operation: 'identity.find-person',
    ask: findPerson,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'POST',
    path: '/aliases/lookups',
    operation: 'identity.look-up-alias',
    ask: lookUpAlias,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'GET',
    path: '/me/aliases',
    operation: 'identity.read-aliases',
    ask: readAliases,
    question: ({ caller }) => ({ caller }),
  }),
  route({
    method: 'PUT',
    path: '/me/aliases',
    operation: 'identity.choose-aliases',
    ask: chooseAliases,
    question: ({ caller, body }) => ({ caller, body }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId/aliases',
    operation: 'identity.find-aliases',
    ask: findAliases,
    question: ({ caller, params }) => ({ caller, personId: params.personId }),
  }),
  route({
    method: 'POST',
    path: '/aliases/:aliasId/freeze',
    operation: 'identity.freeze-alias',
    ask: freezeAlias,
    question: ({ caller, params, body }) => ({ caller, aliasId: params.aliasId, body }),
  }),
  route({
    method: 'POST',
    path: '/me/phone/codes',
    operation: 'identity.request-number-code',
    ask: requestNumberCode,
    question: ({ caller, body }) => ({ caller, body }),
    status: 202,
  }),
  route({
    method: 'PUT',
    path: '/me/phone',
    operation: 'identity.move-number',
    ask: moveNumber,
    question: ({ caller, body }) => ({ caller, body }),
  }),
];

export const registersRoutes = [...merchantsRoutes, ...agentsRoutes, ...aliasesRoutes];
