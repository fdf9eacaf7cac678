import { rows } from '../row';

/** Registers of shops and agents, and the directory of numbers. */
export const registersOperations = rows({
  'identity.read-own-merchant': { merchant: 'own', cashier: 'own' },
  'identity.change-merchant': { merchant: 'own' },
  // A shop's sign hangs over its door: whoever may pay may read it.
  'identity.look-up-merchant': {
    customer: 'all',
    merchant: 'all',
    cashier: 'all',
    agent: 'all',
    agent_supervisor: 'all',
    network: 'all',
    support: 'all',
    compliance: 'all',
    auditor: 'all',
  },
  'identity.read-cashiers': { merchant: 'own' },
  'identity.invite-cashier': { merchant: 'own' },
  'identity.dismiss-cashier': { merchant: 'own' },

  'identity.register-agents': { network: 'network' },
  'identity.read-agents': {
    network: 'network',
    agent_supervisor: 'own',
    agent: 'own',
    support: 'all',
    compliance: 'all',
    finance: 'all',
    auditor: 'all',
  },
  'identity.change-mandate': { network: 'network' },
  'identity.read-agent-staff': { network: 'network', agent_supervisor: 'own' },
  'identity.appoint-agent-staff': { network: 'network', agent_supervisor: 'own' },
  'identity.dismiss-agent-staff': { network: 'network', agent_supervisor: 'own' },

  // Who is called by somebody must know who it is; the trail knows who asked for which number.
  'identity.find-person': { support: 'all', compliance: 'all', finance: 'all', auditor: 'all' },

  'identity.look-up-alias': { customer: 'all', merchant: 'all', agent: 'all' },
  'identity.read-aliases': { customer: 'own', merchant: 'own' },
  'identity.find-aliases': { compliance: 'all' },
  'identity.choose-aliases': { customer: 'own', merchant: 'own' },
  'identity.freeze-alias': { compliance: 'all' },
  'identity.request-number-code': { customer: 'own', merchant: 'own' },
  'identity.move-number': { customer: 'own', merchant: 'own' },
});
