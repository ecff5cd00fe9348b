import type { CaseRole, MemberRole } from '@casedoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase, buildMember, buildOrganization, buildSignupLink } from '../../../test/builders.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database.ts';
import { needsNoApproval } from '../../door/signup-links/staff-rights.ts';
import { connectDatabase, type CaseStatus, type Prisma } from '../../platform/database/client.ts';
import {
  accessFields,
  active,
  activeAdministrator,
  activeTeamMember,
  isActive,
  isActiveAdmin,
  isActiveAdministrator,
  isActiveAdministratorSql,
  isActiveSql,
  isActiveTeamMember,
  isActiveTeamMemberSql,
  isAdminSql,
  isAdministratorSql,
} from './active-member.ts';
import {
  caseRights,
  covers,
  isBound,
  placeFields,
  seesNotes,
  seesPartyNotes,
  visibleTo,
} from './case-rights.ts';
import { mayHold, seenWithStatus, statusSeenBy } from './hidden-hold.ts';
import { isAdministrator, mayGive } from './member-role.ts';
import { givesStaffRights, givesStaffRightsSql, needsApproval } from './staff-rights.ts';

// Each rule is one table, which tests the pure function, the Prisma filter and the SQL fragment of that rule.

let testDatabase: TestDatabase;
let connection: ReturnType<typeof connectDatabase>;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  connection = connectDatabase(testDatabase.url);
});
afterAll(async () => {
  await connection.close();
  await testDatabase.drop();
});

const roles = ['admin', 'manager', 'staff', 'client'] as const;
const then = new Date('2026-01-01T00:00:00Z');

describe('who may give a role, or change and disable somebody who has it', () => {
  const may: Record<MemberRole, readonly MemberRole[]> = {
    admin: ['admin', 'manager', 'staff', 'client'],
    manager: ['staff', 'client'],
    staff: [],
    client: [],
  };
  it.each(roles)('as %s', (giver) => {
    expect(roles.filter((role) => mayGive(giver, role))).toEqual(may[giver]);
  });
});

describe('what an active member is', () => {
  // role, joined, disabled: administrator whether active or not,
  // active, active administrator, active in the team, active admin
  const table = [
    ['admin', true, false, true, true, true, true, true],
    ['admin', false, false, true, false, false, false, false],
    ['admin', true, true, true, false, false, false, false],
    ['admin', false, true, true, false, false, false, false],
    ['manager', true, false, true, true, true, true, false],
    ['manager', false, false, true, false, false, false, false],
    ['manager', true, true, true, false, false, false, false],
    ['manager', false, true, true, false, false, false, false],
    ['staff', true, false, false, true, false, true, false],
    ['staff', false, false, false, false, false, false, false],
    ['staff', true, true, false, false, false, false, false],
    ['staff', false, true, false, false, false, false, false],
    ['client', true, false, false, true, false, false, false],
    ['client', false, false, false, false, false, false, false],
    ['client', true, true, false, false, false, false, false],
    ['client', false, true, false, false, false, false, false],
  ] as const;

  it.each(table)('%s, joined %s, disabled %s', async (role, joined, disabled, ...expected) => {
    const { database } = connection;
    const { id: organizationId } = await buildOrganization(database);
    const { id } = await buildMember(database, {
      organizationId,
      role,
      joinedAt: joined ? then : null,
      disabledAt: disabled ? then : null,
    });
    const member = await database.membership.findFirstOrThrow({ where: { id }, select: accessFields });
    expect([
      isAdministrator(member.role),
      isActive(member),
      isActiveAdministrator(member),
      isActiveTeamMember(member),
      isActiveAdmin(member),
    ]).toEqual(expected);

    const inSql = await database.$queryRaw`
      SELECT ${isAdministratorSql('m')} AS "administrator", ${isActiveSql('m')} AS "active",
        ${isActiveAdministratorSql('m')} AS "activeAdministrator", ${isActiveTeamMemberSql('m')} AS "activeTeamMember",
        ${isAdminSql('m')} AS "admin"
      FROM "Membership" m WHERE m."id" = ${id}::uuid`;
    const [administrator, isNow, isNowAdministrator, isNowTeam] = expected;
    expect(inSql).toEqual([
      {
        administrator,
        active: isNow,
        activeAdministrator: isNowAdministrator,
        activeTeamMember: isNowTeam,
        admin: role === 'admin',
      },
    ]);

    const found = (where: Prisma.MembershipWhereInput) =>
      database.membership.count({ where: { organizationId, ...where } });
    expect([await found(active), await found(activeAdministrator), await found(activeTeamMember)]).toEqual([
      Number(isNow),
      Number(isNowAdministrator),
      Number(isNowTeam),
    ]);
  });
});

describe('what a link gives, and who must answer for it', () => {
  const links = [
    // joins as, opens a case, as: staff rights
    ['client', false, 'client', false],
    ['client', false, 'staff', false],
    ['client', true, 'client', false],
    ['client', true, 'staff', true],
    ['staff', false, 'client', true],
    ['staff', true, 'client', true],
  ] as const;
  const grantors = [
    // who granted the staff rights: whether they still may
    [null, false],
    [{ role: 'admin' }, true],
    [{ role: 'manager' }, true],
    [{ role: 'staff' }, false],
    [{ role: 'client' }, false],
    [{ role: 'admin', disabledAt: then }, false],
    [{ role: 'manager', disabledAt: then }, false],
    [{ role: 'admin', joinedAt: null }, false],
  ] as const;

  it.each(links)(
    'joins as %s, opens a case %s, as %s: staff rights %s',
    async (joinsAs, autoCreateCase, caseRole, gives) => {
      const { database } = connection;
      const { id: organizationId } = await buildOrganization(database);
      for (const [who, mayGrant] of grantors) {
        const grantedBy = who && (await buildMember(database, { organizationId, ...who }));
        for (const requiresApproval of [false, true]) {
          const settings = { joinsAs, autoCreateCase, caseRole, requiresApproval };
          const { id } = await buildSignupLink(database, {
            organizationId,
            ...settings,
            grantedById: grantedBy?.id ?? null,
          });
          const waits = requiresApproval || (gives && !mayGrant);
          expect([givesStaffRights(settings), needsApproval({ ...settings, grantedBy })]).toEqual([
            gives,
            waits,
          ]);
          expect(
            await database.$queryRaw`
            SELECT ${givesStaffRightsSql} AS "gives", NOT ${needsNoApproval} AS "waits"
            FROM "SignupLink" l WHERE l."id" = ${id}::uuid`,
          ).toEqual([{ gives, waits }]);
        }
      }
    },
  );
});

const ticks = {
  hidden: { mayView: false, mayChange: false, mayManageParticipants: false },
  viewer: { mayView: true, mayChange: false, mayManageParticipants: false },
  editor: { mayView: true, mayChange: true, mayManageParticipants: false },
  host: { mayView: true, mayChange: false, mayManageParticipants: true },
} as const;

describe('what somebody may do in a case', () => {
  // role, place: rights to view, change, manage participants, read notes; whether a custom role limits them
  const table = [
    ['admin', null, 'vcpn', false],
    ['admin', 'client', 'vcpn', false],
    ['admin', 'hidden', 'vcpn', false],
    ['manager', null, 'vcpn', false],
    ['manager', 'staff', 'vcpn', false],
    ['manager', 'viewer', 'vcpn', false],
    ['staff', null, 'vcpn', false],
    ['staff', 'client', 'vcpn', false],
    ['staff', 'staff', 'vcpn', false],
    ['staff', 'hidden', '', true],
    ['staff', 'viewer', 'vn', true],
    ['staff', 'editor', 'vcn', true],
    ['staff', 'host', 'vpn', true],
    ['client', null, '', false],
    ['client', 'client', 'v', false],
    ['client', 'staff', 'v', false],
    ['client', 'hidden', '', true],
    ['client', 'viewer', 'v', true],
    ['client', 'editor', 'vcn', true],
    ['client', 'host', 'vp', true],
  ] as const;

  it.each(table)('%s as %s: %s, bound %s', async (role, placed, may, bound) => {
    const { database } = connection;
    const { id: organizationId } = await buildOrganization(database);
    const elsewhere = await buildOrganization(database);
    const member = await buildMember(database, { organizationId, role });
    const { id: caseId } = await buildCase(database, { organizationId });
    await buildCase(database, { organizationId: elsewhere.id });
    if (placed !== null) {
      const custom =
        placed === 'client' || placed === 'staff'
          ? null
          : await database.customCaseRole.create({
              data: { organizationId, name: placed, ...ticks[placed] },
            });
      const caseRole: CaseRole = custom?.caseRole ?? (placed === 'staff' ? 'staff' : 'client');
      await database.caseParticipant.create({
        data: {
          organizationId,
          caseId,
          membershipId: member.id,
          caseRole,
          customCaseRoleId: custom?.id ?? null,
        },
      });
    }
    const place = await database.caseParticipant.findFirst({ where: { caseId }, select: placeFields });
    const rights = caseRights(role, place);
    const { view, change, manageParticipants } = rights;
    expect(
      [view && 'v', change && 'c', manageParticipants && 'p', seesNotes(role, rights) && 'n']
        .filter(Boolean)
        .join(''),
    ).toBe(may);
    expect(isBound(role, place)).toBe(bound);

    const viewer = { organizationId, membershipId: member.id, role };
    const visible = await database.caseRecord.findMany({ where: visibleTo(viewer), select: { id: true } });
    expect(visible).toEqual(view ? [{ id: caseId }] : []);
  });

  it.each([
    ['viewer', ['hidden', 'viewer']],
    ['editor', ['hidden', 'viewer', 'editor']],
    ['host', ['hidden', 'viewer', 'host']],
  ] as const)('%s may give the roles %j', (own, may) => {
    const rights = caseRights('staff', { caseRole: 'staff', customCaseRole: ticks[own] });
    const given = (Object.keys(ticks) as (keyof typeof ticks)[]).filter((role) =>
      covers(rights, ticks[role]),
    );
    expect(given).toEqual(may);
  });

  it('only administrators read what is noted of a party', () => {
    expect(roles.filter(seesPartyNotes)).toEqual(['admin', 'manager']);
  });
});

describe('who knows of a conflict hold', () => {
  // role, whether the hold is about them, whether it is not cleared: how they see a case on hold
  const table = [
    ['admin', false, true, 'on_hold'],
    ['admin', true, true, 'open'],
    ['admin', true, false, 'on_hold'],
    ['manager', false, true, 'on_hold'],
    ['manager', true, true, 'open'],
    ['staff', false, true, 'on_hold'],
    ['staff', true, true, 'open'],
    ['staff', true, false, 'on_hold'],
    ['client', false, true, 'open'],
    ['client', true, true, 'open'],
    ['client', false, false, 'on_hold'],
    ['client', true, false, 'on_hold'],
  ] as const;
  const statuses = ['open', 'on_hold', 'closed', 'archived'] as const satisfies readonly CaseStatus[];

  it.each(table)('%s, about them %s, standing %s: on hold looks %s', async (role, about, standing, seen) => {
    const { database } = connection;
    const { id: organizationId } = await buildOrganization(database);
    const viewer = await buildMember(database, { organizationId, role });
    const other = await buildMember(database, { organizationId });
    const person = about ? viewer : other;
    const member = { organizationId, membershipId: viewer.id, role };
    const clearedAt = standing ? null : then;
    for (const status of statuses) {
      const { id } = await buildCase(database, { organizationId, status });
      await database.caseHold.create({
        data: { organizationId, caseId: id, membershipId: person.id, clearedAt },
      });
      const looks = status === 'on_hold' ? seen : status;
      expect(statusSeenBy(member, { status, hold: { membershipId: person.id, clearedAt } })).toBe(looks);
      const listed = await Promise.all(
        statuses.map((asked) =>
          database.caseRecord.count({ where: { id, ...seenWithStatus(member, asked) } }),
        ),
      );
      expect(listed).toEqual(statuses.map((asked) => Number(asked === looks)));
    }
  });

  it('a case without a hold looks like what it is', () => {
    for (const role of roles)
      expect(statusSeenBy({ membershipId: 'm', role }, { status: 'on_hold', hold: null })).toBe('on_hold');
  });

  it.each([
    ['admin', true, false],
    ['manager', true, false],
    ['staff', true, false],
    ['client', false, false],
  ] as const)('%s may put a case on hold %s, their own %s', (role, others, own) => {
    const viewer = { membershipId: 'm', role };
    expect([mayHold(viewer, 'other'), mayHold(viewer, null), mayHold(viewer, 'm')]).toEqual([
      others,
      others,
      own,
    ]);
  });
});
