import { Alert, Button, Stack, Text } from '@mantine/core';
import { startRegistration } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { call } from '../../api/client';
import { Refused, Unanswered } from '../../api/problem';
import { useSession } from '../../session/session';
import { useTexts } from '../../texts/language';
import { roleTexts } from '../../texts/roles';
import { wordOf } from '../../texts/word-of';
import { Panel } from '../../ui/panel';
import { ProblemView } from '../../ui/problem-view';
import { accessTexts } from './access.texts';

interface Offer {
  readonly challenge: string;
  readonly rpId: string;
  readonly rpName: string;
  readonly userId: string;
  readonly algorithms: readonly number[];
  readonly excluded: readonly string[];
}

/** A key of this machine, or one that is put into it: made there, and its public half kept here. */
export function Passkey() {
  const t = useTexts(accessTexts);
  const roleNames = useTexts(roleTexts);
  const roles = useSession()?.roles ?? [];
  const adding = useMutation({
    mutationFn: () => addPasskey(roles.map((role) => wordOf(roleNames, role)).join(' · ')),
  });
  const isApiSaying = adding.error instanceof Refused || adding.error instanceof Unanswered;
  return (
    <Panel title={t.passkey}>
      <Stack align="start">
        <Text>{t.passkeyWhy}</Text>
        <Button loading={adding.isPending} onClick={() => adding.mutate()}>
          {t.addPasskey}
        </Button>
        {adding.isSuccess ? <Alert role="status">{t.passkeyAdded}</Alert> : null}
        {adding.error && isApiSaying ? <ProblemView error={adding.error} /> : null}
        {adding.error && !isApiSaying ? (
          <Alert color="yellow" role="alert">
            {t.passkeyNotAdded}
          </Alert>
        ) : null}
      </Stack>
    </Panel>
  );
}

/** @param name what the machine shows beside the key */
async function addPasskey(name: string): Promise<void> {
  const offer = await call<Offer>('POST', '/me/passkey-offers');
  const { id, response } = await startRegistration({
    optionsJSON: {
      challenge: offer.challenge,
      rp: { id: offer.rpId, name: offer.rpName },
      user: { id: offer.userId, name, displayName: name },
      pubKeyCredParams: offer.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: offer.excluded.map((known) => ({ type: 'public-key', id: known })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    },
  });
  const { clientDataJSON, attestationObject, transports } = response;
  await call('POST', '/me/passkeys', {
    id,
    clientDataJSON,
    attestationObject,
    ...(transports && { transports }),
  });
}
