import { randomUUID } from 'node:crypto';
import {
  activateStaff,
  addStaff,
  changeStaff,
  readOrganisations,
  readProposals,
  readStaff,
  rejectProposal,
  signIn,
  withdrawProposal,
} from '@hanout/contracts';
import { TestIdentity } from '../../test/identity';
import { Administrators, PASSWORD } from '../../test/staff';

let identity: TestIdentity;
let house: Administrators;

beforeAll(async () => {
  identity = new TestIdentity();
  await identity.open();
  house = await Administrators.of(identity);
});
afterAll(() => identity?.close());

const byPassword = (username: string, password = PASSWORD) =>
  identity.asks.ask(signIn, { body: { grant: 'staff', username, password } });
const REFUSED = { code: 'identity.sign_in_refused' };
const memberOf = async (staffId: string) => {
  const { items } = await identity.asks.ask(readStaff, { caller: house.salma });
  return items.find((one) => one.staffId === staffId);
};

describe('a new member of staff', () => {
  it('is invited by two administrators and needs the half of the code that each of them has', async () => {
    const { body } = house.proposeMember({ organisationId: await house.anOrganisation() });
    const proposed = await identity.asks.ask(addStaff, { caller: house.salma, body });
    expect(proposed.proposal).toMatchObject({ kind: 'staff.add', state: 'open', subjectId: body.staffId });
    expect(proposed.proposal.content).not.toContain(body.cin);
    expect(await identity.asks.ask(addStaff, { caller: house.salma, body })).toEqual(proposed);
    expect(await memberOf(body.staffId)).toBeUndefined();

    await expect(house.approve(proposed, house.salma)).rejects.toMatchObject({
      code: 'two-person.same_person',
    });
    const approved = await house.approve(proposed);
    expect(await house.approve(proposed)).toEqual(approved);
    expect(await memberOf(body.staffId)).toMatchObject({ state: 'invited', username: body.username });
    await expect(byPassword(body.username)).rejects.toMatchObject(REFUSED);

    const [makerPart, checkerPart] = [proposed.secretPart!, approved.secretPart!];
    expect(makerPart).not.toBe(checkerPart);
    const activate = (parts: object) =>
      identity.asks.ask(activateStaff, {
        body: { username: body.username, password: PASSWORD, makerPart, checkerPart, ...parts },
      });
    for (const parts of [{ checkerPart: makerPart }, { makerPart: checkerPart }, { username: 'nobody' }])
      await expect(activate(parts)).rejects.toMatchObject(REFUSED);
    const outcomes = await Promise.allSettled([activate({}), activate({ password: 'another pass phrase' })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await memberOf(body.staffId)).toMatchObject({ state: 'active', hasSecondFactor: false });
    await expect(activate({})).rejects.toMatchObject(REFUSED);
  });

  it('is one person once, under whatever name', async () => {
    const { body } = house.proposeMember({ organisationId: await house.anOrganisation() });
    await house.approve(await identity.asks.ask(addStaff, { caller: house.salma, body }));
    for (const changes of [
      { cin: ` ${body.cin.toLowerCase()} ` },
      { username: body.username },
      { staffId: body.staffId },
    ]) {
      const other = house.proposeMember({ organisationId: body.organisationId, ...changes });
      const proposed = await identity.asks.ask(addStaff, { caller: house.salma, ...other });
      await expect(house.approve(proposed)).rejects.toMatchObject({ code: 'identity.staff_known' });
    }
  });

  it('is refused with bad input, and nothing is proposed', async () => {
    const organisationId = await house.anOrganisation();
    const before = await identity.count('proposals');
    for (const [changes, code] of [
      [{ cin: '???' }, 'identity.staff_cin_invalid'],
      [{ organisationId: randomUUID() }, 'identity.no_such_organisation'],
      [{ roles: ['customer'] }, 'platform.invalid_input'],
      [{ roles: [] }, 'platform.invalid_input'],
      [{ username: 'Über' }, 'platform.invalid_input'],
      [{ reason: '' }, 'platform.invalid_input'],
    ] as const) {
      const question = house.proposeMember({ organisationId, ...changes });
      await expect(identity.asks.ask(addStaff, { caller: house.salma, ...question })).rejects.toMatchObject({
        code,
      });
    }
    expect(await identity.count('proposals')).toBe(before);
    const { items } = await identity.asks.ask(readOrganisations, { caller: house.salma });
    expect(items).toContainEqual(expect.objectContaining({ organisationId, kind: 'ministry' }));
  });

  it('is for administrators alone, and not for programs', async () => {
    const question = house.proposeMember({ organisationId: await house.anOrganisation() });
    for (const caller of [
      { ...house.salma, roles: ['finance' as const] },
      { ...house.salma, kind: 'client' as const },
    ])
      await expect(identity.asks.ask(addStaff, { caller, ...question })).rejects.toMatchObject({
        code: 'platform.forbidden',
      });
  });
});

describe('a change of staff', () => {
  it('suspends at once: sessions end and nothing opens until it is taken back', async () => {
    const { staffId, username, signedIn } = await house.aMember();
    const refresh = () =>
      identity.asks.ask(signIn, { body: { grant: 'refresh', refreshToken: signedIn.refreshToken } });
    await house.approve(await house.change(staffId, 'suspend'));
    await expect(refresh()).rejects.toMatchObject(REFUSED);
    await expect(byPassword(username)).rejects.toMatchObject(REFUSED);
    await expect(house.approve(await house.change(staffId, 'suspend'))).rejects.toMatchObject({
      code: 'identity.staff_changed',
    });
    await house.approve(await house.change(staffId, 'resume'));
    await expect(byPassword(username)).resolves.toBeDefined();
    await house.approve(await house.change(staffId, 'leave'));
    await expect(byPassword(username)).rejects.toMatchObject(REFUSED);
    expect(await memberOf(staffId)).toMatchObject({ state: 'left' });
  });

  it('of roles holds only for the roles that were seen', async () => {
    const { staffId, signedIn } = await house.aMember(['finance']);
    const [one, two] = [
      await house.change(staffId, 'change-roles', ['auditor']),
      await house.change(staffId, 'change-roles', ['support', 'compliance']),
    ];
    await house.approve(one);
    await expect(house.approve(two)).rejects.toMatchObject({ code: 'identity.staff_changed' });
    expect(await memberOf(staffId)).toMatchObject({ roles: ['auditor'] });
    const { accessToken } = await identity.asks.ask(signIn, {
      body: { grant: 'refresh', refreshToken: signedIn.refreshToken },
    });
    expect(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()).toContain('"auditor"');
  });

  it('resets credentials to an invitation', async () => {
    const { staffId, username } = await house.aMember();
    const proposed = await house.change(staffId, 'reset-credentials');
    const approved = await house.approve(proposed);
    await expect(byPassword(username)).rejects.toMatchObject(REFUSED);
    await identity.asks.ask(activateStaff, {
      body: {
        username,
        makerPart: proposed.secretPart!,
        checkerPart: approved.secretPart!,
        password: 'an entirely new one',
      },
    });
    await expect(byPassword(username, 'an entirely new one')).resolves.toBeDefined();
  });

  it('is not approved by whom it concerns', async () => {
    const proposed = await house.change(house.driss.id, 'change-roles', ['administrator', 'finance']);
    await expect(house.approve(proposed, house.driss)).rejects.toMatchObject({
      code: 'two-person.concerns_yourself',
    });
    await identity.asks.ask(withdrawProposal, {
      caller: house.salma,
      proposalId: proposed.proposal.proposalId,
      body: { reason: 'a mistake' },
    });
    await expect(house.approve(proposed, house.hind)).rejects.toMatchObject({
      code: 'two-person.already_decided',
    });
  });

  it('is not approved by an administrator who has left meanwhile, though the token still says so', async () => {
    const gone = await house.aMember(['administrator']);
    const { staffId } = await house.aMember();
    const proposed = await house.change(staffId, 'suspend');
    await house.approve(await house.change(gone.staffId, 'leave'));
    await expect(house.approve(proposed, gone.caller)).rejects.toMatchObject({
      code: 'identity.not_an_administrator_now',
    });
    await expect(house.approve(proposed)).resolves.toBeDefined();
  });

  it('leaves two administrators, also when two take one away each at the same time', async () => {
    const others = new TestIdentity();
    await others.open();
    const three = await Administrators.of(others);
    const [one, two] = [
      await three.change(three.driss.id, 'suspend'),
      await three.change(three.hind.id, 'suspend'),
    ];
    const outcomes = await Promise.allSettled([
      three.approve(one, three.hind),
      three.approve(two, three.driss),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await others.count(`staff where state = 'active'`)).toBe(2);
    const last = await three.change(three.salma.id, 'leave');
    const left = outcomes[0].status === 'fulfilled' ? three.hind : three.driss;
    await expect(three.approve(last, left)).rejects.toMatchObject({ kind: 'refused' });
    await others.close();
  });

  it('is refused with bad input', async () => {
    const ask = (staffId: string, body: object) =>
      identity.asks.ask(changeStaff, {
        caller: house.salma,
        staffId,
        body: { proposalId: randomUUID(), reason: 'x', ...body } as never,
      });
    await expect(ask(randomUUID(), { change: 'suspend' })).rejects.toMatchObject({
      code: 'identity.no_such_staff',
    });
    for (const body of [{ change: 'suspend', roles: ['auditor'] }, { change: 'change-roles' }])
      await expect(ask(house.hind.id, body)).rejects.toMatchObject({ field: 'roles' });
    await expect(ask(house.hind.id, { change: 'promote' })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

it('lists open proposals for administrators and auditors, and a rejected one is open no more', async () => {
  const { staffId } = await house.aMember();
  const { proposal } = await house.change(staffId, 'suspend');
  const open = async () =>
    (
      await identity.asks.ask(readProposals, {
        caller: { ...house.hind, roles: ['auditor'] },
        isOpen: true,
      })
    ).items.map(({ proposalId }) => proposalId);
  expect(await open()).toContain(proposal.proposalId);
  await identity.asks.ask(rejectProposal, {
    caller: house.driss,
    proposalId: proposal.proposalId,
    body: { reason: 'no ground' },
  });
  expect(await open()).not.toContain(proposal.proposalId);
  await expect(
    identity.asks.ask(readProposals, { caller: { ...house.hind, roles: ['finance'] } }),
  ).rejects.toMatchObject({ code: 'platform.forbidden' });
});
