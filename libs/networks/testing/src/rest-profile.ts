import { isSignedBy, type AccountToRegister } from '@hanout/network-kit';
import type { RemoteProfile, RemoteResult } from './remote-profile';

const WORDS = {
  registered: 'REGISTERED',
  declined: 'REJECTED',
  pending: 'PENDING',
  unheard_of: 'QUEUED_MAYBE',
};

/** The profile of `libs/networks/sandbox`, from the other side. */
export const restProfile: RemoteProfile = {
  read({ method, path, headers, raw }, secret) {
    if (method === 'GET' && /^\/accounts\/[^/]+$/.test(path)) {
      return { asks: 'query', registrationId: decodeURIComponent(path.slice('/accounts/'.length)) };
    }
    const isSigned = isSignedBy(secret, raw, headers['x-signature']?.toString());
    if (method !== 'POST' || path !== '/accounts' || !isSigned) return { asks: 'nothing we accept' };
    const { accounts } = JSON.parse(raw.toString('utf8')) as { accounts: AccountToRegister[] };
    return { asks: 'register', accounts };
  },
  sayRegistered: (results) => JSON.stringify({ results: results.map(say) }),
  sayFound: (result) => JSON.stringify(say(result)),
  wrongShapes: [
    'null',
    '7',
    '"REGISTERED"',
    '[]',
    '{}',
    '{"results":{}}',
    '{"results":null}',
    '{"results":[null,1,[]]}',
  ],
};

function say({ registrationId, word, ref }: RemoteResult): object {
  return {
    registrationId,
    ...(word === 'none' ? {} : { status: WORDS[word] }),
    ...(ref ? { ref } : {}),
    ...(word === 'declined' ? { reason: 'ACCOUNT_BARRED' } : {}),
  };
}
