import { rows } from '../row';

/** What is held of a person, in the person's own hands. */
export const privacyOperations = rows({
  'identity.read-consents': { customer: 'own', merchant: 'own' },
  'identity.change-consent': { customer: 'own', merchant: 'own' },
  'identity.export-person': { customer: 'own', merchant: 'own', cashier: 'own', compliance: 'all' },
  'identity.erase-person': { customer: 'own', merchant: 'own', compliance: 'all' },
});
