import { useState } from 'react';
import { call } from '../../api/client';
import { useRead } from '../../api/read';
import { useMay } from '../../session/may';
import { pageTexts } from '../../shell/shell.texts';
import { commonTexts } from '../../texts/common';
import { useTexts } from '../../texts/language';
import { networkName } from '../../texts/networks';
import { stateTexts } from '../../texts/states';
import { Action } from '../../ui/action';
import { columnsOf } from '../../ui/columns';
import { DataTable } from '../../ui/data-table';
import { Found } from '../../ui/found';
import { Screen } from '../../ui/panel';
import { peopleTexts } from './people.texts';
import { SecretPart } from './secret-part';

interface Client {
  readonly apiClientId: string;
  readonly clientId: string;
  readonly roles: readonly string[];
  readonly network?: string;
  readonly state: string;
  readonly access?: {
    readonly scopes?: readonly string[];
    readonly addresses?: readonly string[];
    readonly expiresAt?: string;
  };
  readonly lastUsedOn?: string;
}

const OVERLAP_HOURS = 48;

/** The programmes of partners that call the API: what they may, from where, until when. */
export default function ClientsPage() {
  const t = useTexts(peopleTexts);
  const states = useTexts(stateTexts);
  const [secret, setSecret] = useState<string>();
  const found = useRead<{ items: readonly Client[] }>('/api-clients');
  return (
    <Screen title={useTexts(pageTexts).clients}>
      <SecretPart of={secret} onSeen={() => setSecret(undefined)} />
      <Found in={found}>
        {({ items }) => (
          <DataTable
            name="api-clients"
            label={t.clients}
            rows={items}
            keyOf={({ apiClientId }) => apiClientId}
            columns={columnsOf<Client>((c) => [
              c.id('client', t.clientId, ({ clientId }) => clientId),
              c.text('roles', t.roles, ({ roles }) => roles.join(', ')),
              c.text('network', t.network, ({ network }) => network && networkName(network)),
              c.state('state', t.state, ({ state }) => state, states),
              c.text('scopes', t.scopes, ({ access }) => access?.scopes?.join(', ')),
              c.text('addresses', t.addresses, ({ access }) => access?.addresses?.join(', ')),
              c.when('expires', t.expires, ({ access }) => access?.expiresAt),
              c.id('used', t.lastUsed, ({ lastUsedOn }) => lastUsedOn),
              c.actions((client) => <Change of={client} onSecret={setSecret} />),
            ])}
          />
        )}
      </Found>
    </Screen>
  );
}

function Change({
  of: { apiClientId },
  onSecret,
}: {
  of: Client;
  onSecret: (part: string | undefined) => void;
}) {
  const t = useTexts(peopleTexts);
  const common = useTexts(commonTexts);
  if (!useMay()('identity.change-api-client')) return null;
  return (
    <Action
      label={t.change}
      fields={[
        {
          name: 'change',
          label: t.change,
          kind: 'select',
          options: [
            { value: 'rotate-secret', label: t.rotateSecret },
            { value: 'suspend', label: t.suspend },
            { value: 'resume', label: t.resume },
          ],
        },
        { name: 'reason', label: common.reason, kind: 'area' },
      ]}
      run={async ({ change, reason }, proposalId) => {
        const overlap = change === 'rotate-secret' ? { overlapHours: OVERLAP_HOURS } : {};
        const body = { proposalId, change, reason, ...overlap };
        const path = `/api-clients/${apiClientId}/changes`;
        onSecret((await call<{ secretPart?: string }>('POST', path, body)).secretPart);
      }}
    />
  );
}
