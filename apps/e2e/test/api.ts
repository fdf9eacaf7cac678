import type { LedgerProofV1, RosterV1, SignedInV1 } from '@hanout/contracts';
import type { PlatformUnderTest } from './platform-under-test';

/** A staff member's eyes on the platform, over HTTP. */
export class StaffApi {
  private token = '';

  constructor(
    private readonly platform: PlatformUnderTest,
    private readonly username: string,
  ) {}

  roster(rosterId: string): Promise<RosterV1> {
    return this.get<RosterV1>(`/programmes/rosters/${rosterId}`);
  }

  proof(): Promise<LedgerProofV1> {
    return this.get<LedgerProofV1>('/ledger/proof');
  }

  private async get<T>(path: string): Promise<T> {
    if (!this.token) await this.signIn();
    const response = await fetch(`${this.platform.gatewayUrl}${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  private async signIn(): Promise<void> {
    const response = await fetch(`${this.platform.gatewayUrl}/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant: 'staff',
        username: this.username,
        password: this.platform.secret(`staff.${this.username}`),
      }),
    });
    this.token = ((await response.json()) as SignedInV1).accessToken;
  }
}
