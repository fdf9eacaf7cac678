/** The platform's HTTP API as this page uses it. */

const SESSION = 'hanout.session';

export const session = {
  read: () => JSON.parse(sessionStorage.getItem(SESSION) ?? 'null'),
  keep: (signedIn) => sessionStorage.setItem(SESSION, JSON.stringify(signedIn)),
  end: () => sessionStorage.removeItem(SESSION),
};

/** @returns `{ status, body }`; throws when there was no answer at all */
export async function call(method, path, { body, headers = {}, language = 'fr' } = {}) {
  const token = session.read()?.accessToken;
  const answer = await fetch(`/api/v1${path}`, {
    method,
    cache: 'no-store',
    headers: {
      'accept-language': language,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}
