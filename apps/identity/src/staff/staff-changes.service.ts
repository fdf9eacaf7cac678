import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf } from '@hanout/access';
import type { Clock } from '@hanout/calendar';
import type {
  AddStaffV1,
  CallerV1,
  ChangeStaffV1,
  ProposalAnswerV1,
  StaffMemberV1,
  StaffRole,
} from '@hanout/contracts';
import { readCin } from '@hanout/identifiers';
import { CLOCK } from '@hanout/service-kit';
import type { Proposal } from '@hanout/two-person';
import { IdentityConfig } from '../config';
import { PersonalData } from '../personal-data/personal-data.service';
import type { Applier } from '../proposals/applier';
import { Maker } from '../proposals/maker.service';
import { Sessions } from '../sessions/sessions.service';
import { STAFF_ERRORS } from './staff.errors';
import {
  countAdministratorsAlone,
  insertInvited,
  listStaff,
  readOneStaff,
  resetCredentials,
  setRoles,
  setState,
} from './staff.queries';

const ADMINISTRATORS_MIN = 2;
const LISTED_MAX = 200;
const NO_SECRET = { hasSecret: false };
const A_SECRET = { hasSecret: true };

/** What the checker sees of a new member of staff; the identity card stands as its keyed hash. */
interface Addition {
  username: string;
  personHash: string;
  organisationId: string;
  roles: StaffRole[];
}

/** The register of staff; every change of it is proposed by one administrator and approved by another. */
@Injectable()
export class StaffChanges implements Applier {
  readonly kinds = {
    'staff.add': A_SECRET,
    'staff.change-roles': NO_SECRET,
    'staff.suspend': NO_SECRET,
    'staff.resume': NO_SECRET,
    'staff.leave': NO_SECRET,
    'staff.reset-credentials': A_SECRET,
  };

  constructor(
    private readonly dataSource: DataSource,
    private readonly maker: Maker,
    private readonly personalData: PersonalData,
    private readonly sessions: Sessions,
    private readonly config: IdentityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ caller, after = '' }: { caller: CallerV1; after?: string }): Promise<StaffMemberV1[]> {
    reachOf(caller, 'identity.read-staff');
    return listStaff(this.dataSource.manager, { after, limit: LISTED_MAX });
  }

  async proposeToAdd({ caller, body }: AddStaffV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.add-staff');
    const { proposalId, reason, staffId, username, cin: written, organisationId, roles } = body;
    const cin = readCin(written);
    if (cin === undefined) throw STAFF_ERRORS.error('identity.staff_cin_invalid', { field: 'cin' });
    const personHash = this.personalData.hashCin(cin);
    const content: Addition = {
      username,
      personHash: personHash.toString('hex'),
      organisationId,
      roles: [...roles].sort(),
    };
    await this.demandOrganisation(this.dataSource.manager, organisationId);
    return this.maker.propose(
      caller,
      { proposalId, kind: 'staff.add', subjectId: staffId, content, reason },
      this.kinds['staff.add'],
    );
  }

  async proposeToChange({ caller, staffId, body }: ChangeStaffV1): Promise<ProposalAnswerV1> {
    reachOf(caller, 'identity.change-staff');
    const { proposalId, reason, change, roles } = body;
    if ((change === 'change-roles') !== (roles !== undefined))
      throw STAFF_ERRORS.error('identity.roles_with_change', { field: 'roles' });
    const staff = await readOneStaff(this.dataSource.manager, staffId);
    if (staff === undefined) throw STAFF_ERRORS.error('identity.no_such_staff');
    const kind = `staff.${change}` as const;
    const content = roles === undefined ? {} : { from: staff.roles, to: [...roles].sort() };
    return this.maker.propose(
      caller,
      { proposalId, kind, subjectId: staffId, content, reason, concerned: [staffId] },
      this.kinds[kind],
    );
  }

  async apply(manager: EntityManager, proposal: Proposal): Promise<void> {
    if (proposal.kind === 'staff.add') return this.add(manager, proposal);
    const isDone = await this.change(manager, proposal);
    if (!isDone) throw STAFF_ERRORS.error('identity.staff_changed');
    if (['staff.suspend', 'staff.leave', 'staff.reset-credentials'].includes(proposal.kind))
      await this.sessions.revokeAll(manager, { holderId: proposal.subjectId, reason: 'by_operator' });
    if (proposal.kind !== 'staff.resume' && (await countAdministratorsAlone(manager)) < ADMINISTRATORS_MIN)
      throw STAFF_ERRORS.error('identity.last_administrators');
  }

  private change(
    manager: EntityManager,
    { kind, proposalId, subjectId: staffId, content }: Proposal,
  ): Promise<boolean> {
    switch (kind) {
      case 'staff.change-roles':
        return setRoles(manager, { staffId, ...(JSON.parse(content) as { from: string[]; to: string[] }) });
      case 'staff.suspend':
        return setState(manager, { staffId, from: ['active'], to: 'suspended' });
      case 'staff.resume':
        return setState(manager, { staffId, from: ['suspended'], to: 'active' });
      case 'staff.leave':
        return setState(manager, { staffId, from: ['invited', 'active', 'suspended'], to: 'left' });
      case 'staff.reset-credentials':
        return resetCredentials(manager, { staffId, invitationId: proposalId, until: this.invitedUntil() });
      default:
        throw new Error(`${kind} is no change of staff`);
    }
  }

  private async add(manager: EntityManager, { proposalId, subjectId, content }: Proposal): Promise<void> {
    const { username, personHash, organisationId, roles } = JSON.parse(content) as Addition;
    await this.demandOrganisation(manager, organisationId);
    const isAdded = await insertInvited(manager, {
      staffId: subjectId,
      username,
      personHash: Buffer.from(personHash, 'hex'),
      organisationId,
      roles,
      invitationId: proposalId,
      at: this.clock.now(),
      until: this.invitedUntil(),
    });
    if (!isAdded) throw STAFF_ERRORS.error('identity.staff_known');
  }

  private async demandOrganisation(manager: EntityManager, organisationId: string): Promise<void> {
    const rows: unknown[] = await manager.query('select 1 from organisations where organisation_id = $1', [
      organisationId,
    ]);
    if (rows.length === 0)
      throw STAFF_ERRORS.error('identity.no_such_organisation', { field: 'organisationId' });
  }

  private invitedUntil(): Date {
    return new Date(this.clock.now().getTime() + this.config.invitationHours * 3_600_000);
  }
}
