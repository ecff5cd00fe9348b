import { randomBytes } from 'node:crypto';
import { exampleAnswer } from '@casedoor/contracts/example-answers';
import type { CaseRole, MemberRole } from '@casedoor/contracts';
import type {
  CaseRecord,
  Database,
  Membership,
  Organization,
  Prisma,
  Redemption,
  SignupLink,
} from '../src/platform/database/client.ts';

let number = 0;

/** Inserts an organization without members or links. */
export async function buildOrganization(
  database: Database,
  columns: Partial<Prisma.OrganizationUncheckedCreateInput> = {},
): Promise<Organization> {
  number += 1;
  return database.organization.create({
    data: { name: `Cabinet ${number}`, slug: `cabinet-${number}`, ...columns },
  });
}

interface MemberColumns extends Partial<
  Omit<Prisma.MembershipUncheckedCreateInput, 'organizationId' | 'role'>
> {
  organizationId: string;
  role?: MemberRole;
  /** The person's own data. */
  email?: string;
  firstName?: string;
  lastName?: string;
  phone?: string | null;
}

/** Inserts a user who has joined; `joinedAt: null` makes them invited. Their account is new. */
export async function buildMember(
  database: Database,
  columns: MemberColumns,
): Promise<Membership & { email: string }> {
  number += 1;
  const {
    email = `person${number}@example.com`,
    firstName = 'Person',
    lastName = `Number ${number}`,
    phone = null,
    ...membership
  } = columns;
  const user = await database.user.create({
    data: {
      email,
      emailCanonical: email.toLowerCase(),
      firstName,
      lastName,
      phone,
      memberships: { create: { role: 'client', joinedAt: new Date(), ...membership } },
    },
    include: { memberships: true },
  });
  const [created] = user.memberships;
  if (!created) throw new Error('no membership');
  return { ...created, email };
}

/** Inserts one member of every member role, all joined. */
export async function buildMemberOfEachRole(database: Database, organizationId: string) {
  return {
    admin: await buildMember(database, {
      organizationId,
      role: 'admin',
      firstName: 'Ada',
      lastName: 'Admin',
    }),
    manager: await buildMember(database, {
      organizationId,
      role: 'manager',
      firstName: 'Max',
      lastName: 'Manager',
    }),
    staff: await buildMember(database, {
      organizationId,
      role: 'staff',
      firstName: 'Sam',
      lastName: 'Staff',
    }),
    client: await buildMember(database, {
      organizationId,
      role: 'client',
      firstName: 'Clea',
      lastName: 'Client',
    }),
  } satisfies Record<MemberRole, Membership>;
}

/** Inserts an open sign-up link. */
export async function buildSignupLink(
  database: Database,
  {
    caseType,
    ...columns
  }: Partial<Prisma.SignupLinkUncheckedCreateInput> & { organizationId: string; caseType?: string | null },
): Promise<SignupLink> {
  const { organizationId } = columns;
  const type = caseType ? await buildCaseType(database, organizationId, caseType) : null;
  return database.signupLink.create({
    data: {
      title: 'Website',
      allowSignup: true,
      token: randomBytes(16).toString('base64url'),
      ...(type ? { caseTypeId: type.id } : {}),
      ...(columns.createdById ? { grantedById: columns.createdById } : {}),
      ...columns,
    },
  });
}

/** Inserts a case type, or returns the existing one of that name. */
export async function buildCaseType(
  database: Database,
  organizationId: string,
  name: string,
  columns: { retiredAt?: Date } = {},
): Promise<{ id: string; name: string }> {
  const present = await database.caseType.findFirst({ where: { organizationId, name } });
  return present ?? database.caseType.create({ data: { organizationId, name, place: 1, ...columns } });
}

/** Inserts the rows of a completed registration for a member who signed up through a link. */
export async function buildRedemption(
  database: Database,
  link: SignupLink,
  member: Membership & { email: string },
) {
  const { organizationId } = link;
  const registration = await database.registration.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      membershipId: member.id,
      state: 'completed',
      email: member.email,
      emailCanonical: member.email.toLowerCase(),
      completedAt: new Date(),
      completionKeyHash: Buffer.from('key'),
      expiresAt: new Date(),
    },
  });
  const redemption = await database.redemption.create({
    data: {
      organizationId,
      signupLinkId: link.id,
      registrationId: registration.id,
      membershipId: member.id,
      settings: {},
    },
  });
  await database.membership.updateMany({ where: { id: member.id }, data: { redemptionId: redemption.id } });
  return redemption;
}

/** Inserts the receipt of a completed registration; its file is the contract's example. */
export async function buildReceipt(
  database: Database,
  { organizationId, membershipId, registrationId }: Redemption,
): Promise<void> {
  const { receipt } = exampleAnswer('GET /profile/receipts/{membershipId}');
  await database.receiptKey.createMany({
    data: { keyId: 'example', publicKey: 'example' },
    skipDuplicates: true,
  });
  const file = JSON.stringify({ receipt, signature: '' });
  await database.receipt.create({
    data: { organizationId, membershipId, registrationId, keyId: 'example', file },
  });
}

interface CaseColumns extends Partial<Prisma.CaseRecordUncheckedCreateInput> {
  organizationId: string;
  with?: readonly { membership: { id: string }; caseRole: CaseRole }[];
}

/** Inserts a case with its participants. */
export async function buildCase(
  database: Database,
  { with: people = [], ...columns }: CaseColumns,
): Promise<CaseRecord> {
  number += 1;
  return database.caseRecord.create({
    data: {
      title: `Case ${number}`,
      reference: `TEST-${String(number).padStart(4, '0')}`,
      ...columns,
      participants: {
        create: people.map(({ membership, caseRole }) => ({ membershipId: membership.id, caseRole })),
      },
    },
  });
}
