import type { FastifyRequest } from 'fastify';

/** Our pages that sign people in; each has a session of its own in the same browser. */
export const WEB_APPS = ['wallet', 'console'] as const;
export type WebApp = (typeof WEB_APPS)[number];

/** Which of our pages asks. A page from elsewhere cannot send it: a browser would ask us first, and we say no. */
export const WEB_APP_HEADER = 'x-hanout-web';

/** By the header, once; undefined when no page of ours asks. */
export function webAppOf({ raw }: FastifyRequest): WebApp | undefined {
  const [named, ...others] = raw.headersDistinct[WEB_APP_HEADER] ?? [];
  return others.length === 0 ? webAppNamed(named) : undefined;
}

/** By `?web=…`, where a browser sends no header of ours: a link to a file, an event stream. */
export function webAppOfAddress({ query }: FastifyRequest): WebApp | undefined {
  return webAppNamed((query as Record<string, unknown>).web);
}

function webAppNamed(name: unknown): WebApp | undefined {
  return WEB_APPS.find((app) => app === name);
}
