import { randomUUID } from 'node:crypto';
import {
  activateStaff,
  addOrganisation,
  addStaff,
  approveProposal,
  changeStaff,
  signIn,
  type CallerV1,
  type ProposalAnswerV1,
  type SignedInV1,
  type StaffChange,
  type StaffRole,
} from '@hanout/contracts';
import type { TestIdentity } from './identity';

export const PASSWORD = 'a long pass phrase';
const CLAIMS = 1;
let cards = 0;

export interface Member {
  staffId: string;
  username: string;
  caller: CallerV1;
}

/** Three administrators of the first start, by name; and what two of them do together. */
export class Administrators {
  readonly salma: CallerV1;
  readonly driss: CallerV1;
  readonly hind: CallerV1;

  private constructor(
    readonly identity: TestIdentity,
    callers: CallerV1[],
  ) {
    [this.salma, this.driss, this.hind] = callers as [CallerV1, CallerV1, CallerV1];
  }

  /** Beside whoever is there. */
  static async of(identity: TestIdentity): Promise<Administrators> {
    const callers: CallerV1[] = [];
    for (let n = 0; n < 3; n += 1) {
      const id = randomUUID();
      await identity.sql.query(
        `insert into staff (staff_id, username, password_hash, roles, created_at)
         values ($1::uuid, 'admin-' || $1, 'scrypt$unusable', '{administrator}', now())`,
        [id],
      );
      callers.push({ kind: 'staff', id, roles: ['administrator'] });
    }
    return new Administrators(identity, callers);
  }

  approve(
    { proposal }: Pick<ProposalAnswerV1, 'proposal'>,
    caller: CallerV1 = this.driss,
  ): Promise<ProposalAnswerV1> {
    const { proposalId, contentHash } = proposal;
    return this.identity.asks.ask(approveProposal, {
      caller,
      proposalId,
      body: { contentHash, reason: 'seen' },
    });
  }

  async anOrganisation(): Promise<string> {
    const organisationId = randomUUID();
    const body = {
      proposalId: randomUUID(),
      reason: 'partner of the programme',
      organisationId,
      kind: 'ministry' as const,
      name: `Ministry ${organisationId}`,
    };
    await this.approve(await this.identity.asks.ask(addOrganisation, { caller: this.salma, body }));
    return organisationId;
  }

  proposeMember(changes: Partial<Parameters<TestIdentity['asks']['ask']>[1]> = {}): {
    body: {
      proposalId: string;
      reason: string;
      staffId: string;
      username: string;
      cin: string;
      organisationId: string;
      roles: StaffRole[];
    };
  } {
    cards += 1;
    return {
      body: {
        proposalId: randomUUID(),
        reason: 'joins the house',
        staffId: randomUUID(),
        username: `member-${randomUUID().slice(0, 8)}`,
        cin: `BK${700_000 + cards}`,
        organisationId: '',
        roles: ['finance'],
        ...changes,
      },
    };
  }

  /** Invited by two, activated and signed in. */
  async aMember(roles: StaffRole[] = ['finance']): Promise<Member & { signedIn: SignedInV1 }> {
    const { body } = this.proposeMember({ organisationId: await this.anOrganisation(), roles });
    const proposed = await this.identity.asks.ask(addStaff, { caller: this.salma, body });
    const approved = await this.approve(proposed);
    const { username, staffId } = body;
    await this.identity.asks.ask(activateStaff, {
      body: {
        username,
        makerPart: proposed.secretPart!,
        checkerPart: approved.secretPart!,
        password: PASSWORD,
      },
    });
    const signedIn = await this.identity.asks.ask(signIn, {
      body: { grant: 'staff', username, password: PASSWORD },
    });
    return { staffId, username, caller: callerIn(signedIn), signedIn };
  }

  change(staffId: string, change: StaffChange, roles?: StaffRole[]): Promise<ProposalAnswerV1> {
    return this.identity.asks.ask(changeStaff, {
      caller: this.salma,
      staffId,
      body: { proposalId: randomUUID(), reason: 'as decided', change, ...(roles !== undefined && { roles }) },
    });
  }
}

/** The caller that the token speaks of. */
export function callerIn({ accessToken }: SignedInV1): CallerV1 {
  const { sub, kind, roles, network, sid, scopes } = JSON.parse(
    Buffer.from(accessToken.split('.')[CLAIMS]!, 'base64url').toString(),
  ) as {
    sub: string;
    kind: CallerV1['kind'];
    roles: CallerV1['roles'];
    network?: string;
    sid?: string;
    scopes?: string[];
  };
  return {
    kind,
    id: sub,
    roles,
    ...(network !== undefined && { network }),
    ...(sid !== undefined && { sessionId: sid }),
    ...(scopes !== undefined && { scopes }),
  };
}
