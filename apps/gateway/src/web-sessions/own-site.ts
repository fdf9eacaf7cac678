import type { FastifyRequest } from 'fastify';

/**
 * Whether a page of ours sent this, as the browser tells (Fetch Metadata, and `Origin`): each that is there must say so,
 * and one must be there.
 */
export function isFromOwnSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  if (site === undefined && origin === undefined) return false;
  return (
    (site === undefined || site === 'same-origin') && (origin === undefined || origin === ownOrigin(request))
  );
}

/** Where no header of ours can be sent, what the browser says of the page is all there is. */
export function isSaidToBeFromOwnSite({ headers }: FastifyRequest): boolean {
  return headers['sec-fetch-site'] === 'same-origin';
}

/** As the browser knows us: through the proxies that are believed. */
function ownOrigin({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}
