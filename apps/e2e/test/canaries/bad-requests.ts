/** Requests that carry a value in a place where it does not belong. */
export interface BadRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

const PATHS: [string, (value: string) => string][] = [
  ['GET', (value) => `/payments/${value}`],
  ['POST', (value) => `/payments/${value}/refunds`],
  ['GET', (value) => `/statements/${value}`],
  ['GET', (value) => `/statements/2026-11-25?after=${value}`],
  ['GET', (value) => `/programmes/rosters/${value}`],
  ['GET', (value) => `/programmes/rosters/${value}/findings?after=${value}`],
  ['POST', (value) => `/fees/schedules/${value}/approvals`],
  ['GET', (value) => `/audit/identity?subject=person:${value}&actor=${value}&after=${value}`],
  ['GET', (value) => `/settlement/positions/${value}`],
  ['GET', (value) => `/${value}`],
  ['GET', (value) => `/wallet?token=${value}`],
  ['DELETE', (value) => `/me/${value}`],
];
const BODIES: ((value: string) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify([value]),
  (value) => JSON.stringify({ [value]: value }),
  (value) => `{"phone": "${value}"`,
  (value) => JSON.stringify({ phone: [value], code: { of: value }, grant: value }),
  (value) => JSON.stringify({ phone: value, code: value, pin: value, newPin: value, grant: 'code' }),
  (value) => JSON.stringify({ grant: 'staff', username: value, password: value }),
  (value) => JSON.stringify({ grant: 'client', clientId: value, clientSecret: value }),
  (value) => JSON.stringify({ grant: 'refresh', refreshToken: value }),
  (value) => JSON.stringify({ merchantCode: value, amount: { minor: value, currency: value } }),
  (value) =>
    JSON.stringify({ people: [{ enrolmentId: value, cin: value, phone: { value }, nameFr: [value] }] }),
  (value) => JSON.stringify({ people: value }),
];
const DOORS: [string, string][] = [
  ['POST', '/auth/codes'],
  ['POST', '/auth/tokens'],
  ['POST', '/enrolments'],
  ['POST', '/payments'],
  ['POST', '/quotes'],
  ['POST', '/fees/schedules'],
  ['POST', '/programmes/rosters'],
  ['PUT', '/me/pin'],
];

export function badRequests(value: string): BadRequest[] {
  const inPath = encodeURIComponent(value);
  const key = { 'idempotency-key': 'a-bad-request', 'content-type': 'application/json' };
  return [
    ...PATHS.map(([method, path]) => ({ method, path: path(inPath) })),
    ...DOORS.flatMap(([method, path]) =>
      BODIES.map((body) => ({ method, path, headers: key, body: body(value) })),
    ),
    ...headersWith(value).map((headers) => ({ method: 'GET', path: '/wallet', headers })),
  ];
}

/** Header values are Latin: others are sent as UTF-8 bytes. */
function headersWith(value: string): Record<string, string>[] {
  const bytes = Buffer.from(value, 'utf8').toString('latin1');
  return [
    'authorization',
    'x-correlation-id',
    'idempotency-key',
    'accept-language',
    'user-agent',
    'cookie',
    'content-type',
    'traceparent',
    'x-forwarded-for',
  ].map((name) => ({ [name]: name === 'authorization' ? `Bearer ${bytes}` : bytes }));
}
