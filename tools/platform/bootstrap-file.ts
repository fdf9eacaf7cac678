import { join } from 'node:path';
import { NETWORKS, type Role } from '@hanout/contracts';
import { writeWhole } from './files';
import type { SecretKind } from './secrets';

/** The first staff: nobody has two jobs that check each other. */
const STAFF: Record<string, Role[]> = {
  officer: ['programme_officer'],
  'approver-1': ['programme_approver'],
  'approver-2': ['programme_approver'],
  'finance-1': ['finance'],
  'finance-2': ['finance'],
  auditor: ['auditor'],
  admin: ['administrator'],
};

/** Writes who may sign in first (staff and one API client a network) for `identity`, and says where it is. */
export function writeBootstrapFile(
  dataDir: string,
  secret: (name: string, kind?: SecretKind) => string,
): string {
  const file = join(dataDir, 'bootstrap.json');
  const content = {
    staff: Object.entries(STAFF).map(([username, roles]) => ({
      username,
      password: secret(`staff.${username}`, 'password'),
      roles,
    })),
    clients: NETWORKS.map((network) => ({
      clientId: network,
      secret: secret(`client.${network}`),
      network,
      roles: ['network'],
    })),
  };
  writeWhole(file, `${JSON.stringify(content, null, 2)}\n`);
  return file;
}
