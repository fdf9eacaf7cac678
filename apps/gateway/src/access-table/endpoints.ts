import type { OpenOperation, Operation } from '@hanout/access';
import { eventsEndpoint } from '../events/events.endpoints';
import { uploadEndpoints } from '../uploads/uploads.endpoints';
import { webSessionsEndpoints } from '../web-sessions/web-sessions.endpoints';
import { routes } from '../routes';
import type { Method } from '../routes/route';

/** A way into the platform over HTTP. */
export interface Endpoint {
  readonly method: Method;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly operation: Operation | OpenOperation;
}

/** All there are: the route table, and the bodies that are streamed past it. */
export const endpoints: readonly Endpoint[] = [
  ...routes.map(({ method, path, operation }) => ({ method, path, operation })),
  ...uploadEndpoints,
  ...webSessionsEndpoints,
  eventsEndpoint,
];
