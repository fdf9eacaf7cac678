import { AUDITED_SERVICES, readAudit } from '@hanout/contracts';
import { route } from './route';

/** One row a service, because each keeps the trail of what is done in it. */
export const auditRoutes = AUDITED_SERVICES.map((service) =>
  route({
    method: 'GET',
    path: `/audit/${service}`,
    ask: readAudit(service),
    operation: 'audit.read',
    question: ({ caller, query: { subject, actor, after } }) => ({
      caller,
      ...(subject !== undefined && { subject }),
      ...(actor !== undefined && { actorId: actor }),
      ...(after !== undefined && { after }),
    }),
  }),
);
