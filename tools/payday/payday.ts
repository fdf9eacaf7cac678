import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NETWORKS, type NetworkName } from '@hanout/contracts';
import { readPlatformFile } from '../platform/platform-file';
import { openSecrets } from '../platform/secrets';
import { ApiClient } from './api-client';

/** Where the roster is, which rules it is judged by, and everybody who takes part in a payday. */
export interface Payday {
  folder: string;
  programme: string;
  ruleSet: string;
  families: number;
  gatewayUrl: string;
  smsUrl: string;
  /** Each staff member signs in as themselves: nobody acts alone. */
  officer: ApiClient;
  firstApprover: ApiClient;
  secondApprover: ApiClient;
  firstFinance: ApiClient;
  secondFinance: ApiClient;
  auditor: ApiClient;
  networks: Record<NetworkName, ApiClient>;
}

export interface PaydayOptions {
  folder: string;
  dataDir: string;
  programme: string;
  ruleSet: string;
  families: number;
}

/** @throws Error with what to do when no platform is running */
export function openPayday(options: PaydayOptions): Payday {
  const platform = existsSync(join(options.dataDir, 'platform.json'))
    ? readPlatformFile(options.dataDir)
    : undefined;
  const gatewayUrl = platform?.urls.gateway;
  const simulatorUrl = platform?.urls['network-simulator'];
  if (!gatewayUrl || !simulatorUrl) {
    throw new Error(`No platform is running on ${options.dataDir}. Start it in another terminal: npm start`);
  }
  const secrets = openSecrets(options.dataDir).all();
  const known = (name: string): string => {
    const secret = secrets[name];
    if (!secret)
      throw new Error(
        `${options.dataDir}/secrets.json has no ${name}: the platform on it was not set up by npm start`,
      );
    return secret;
  };
  const staff = (username: string): ApiClient =>
    new ApiClient(gatewayUrl, () => ({ grant: 'staff', username, password: known(`staff.${username}`) }));
  const network = (name: NetworkName): ApiClient =>
    new ApiClient(gatewayUrl, () => ({
      grant: 'client',
      clientId: name,
      clientSecret: known(`client.${name}`),
    }));
  return {
    ...options,
    gatewayUrl,
    smsUrl: `${simulatorUrl}/sms`,
    officer: staff('officer'),
    firstApprover: staff('approver-1'),
    secondApprover: staff('approver-2'),
    firstFinance: staff('finance-1'),
    secondFinance: staff('finance-2'),
    auditor: staff('auditor'),
    networks: Object.fromEntries(NETWORKS.map((name) => [name, network(name)])) as Record<
      NetworkName,
      ApiClient
    >,
  };
}
