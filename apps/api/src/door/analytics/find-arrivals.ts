import { settingsThen, type Arrival, type Beginning, type SettingsThen } from '@casedoor/contracts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { asLocale } from '../../platform/database/locale.ts';
import { Problem } from '../../platform/http/problem.ts';

const most = 50;

const fields = {
  redemption: { include: { caseRecord: { select: { id: true, reference: true, title: true } } } },
  signupLink: { select: { id: true, title: true, createdBy: { select: memberNameFields } } },
  invitedBy: { select: memberNameFields },
  decidedBy: { select: memberNameFields },
  membership: { select: { addedBy: { select: memberNameFields } } },
} as const satisfies Prisma.RegistrationInclude;

type Row = Prisma.RegistrationGetPayload<{ include: typeof fields }>;

/** How a user came to be here, newest first. Throws `user_not_found`, also for another organization's. */
export async function findUserArrivals(
  database: Database,
  organizationId: string,
  membershipId: string,
): Promise<{ beginning: Beginning; items: Arrival[] }> {
  const membership = await database.membership.findFirst({
    where: { id: membershipId, organizationId },
    select: { createdAt: true, redemptionId: true, addedBy: { select: memberNameFields } },
  });
  if (!membership) throw new Problem('user_not_found');
  const items = await readArrivals(database, { organizationId, membershipId });
  const { createdAt, redemptionId, addedBy } = membership;
  const isImported = (await findImported(database, [membershipId])).has(membershipId);
  const how = addedBy ? (isImported ? 'imported' : 'added') : redemptionId ? 'link' : 'founded';
  return { beginning: { how, at: createdAt.toISOString(), by: fullName(addedBy) }, items };
}

/** How a case came to be here, and who opened it by hand. Throws `case_not_found`, also for another organization's. */
export async function findCaseArrival(
  database: Database,
  organizationId: string,
  caseId: string,
): Promise<{ openedAt: string; openedBy: string | null; arrival: Arrival | null }> {
  const found = await database.caseRecord.findFirst({
    where: { id: caseId, organizationId },
    select: {
      openedAt: true,
      openedBy: { select: memberNameFields },
      redemption: { select: { registrationId: true } },
    },
  });
  if (!found) throw new Problem('case_not_found');
  const { openedAt, openedBy, redemption } = found;
  const [arrival = null] = redemption
    ? await readArrivals(database, { organizationId, id: redemption.registrationId })
    : [];
  return { openedAt: openedAt.toISOString(), openedBy: fullName(openedBy), arrival };
}

async function readArrivals(
  database: Database,
  where: Prisma.RegistrationWhereInput & { organizationId: string },
): Promise<Arrival[]> {
  const rows = await database.registration.findMany({
    where,
    include: fields,
    orderBy: { id: 'desc' },
    take: most,
  });
  const mails = await readMails(
    database,
    rows.map(({ id }) => id),
  );
  const staff = await readStaff(database, where.organizationId, rows);
  const imported = await findImported(
    database,
    rows.flatMap(({ membershipId, signupLinkId }) => (signupLinkId ? [] : (membershipId ?? []))),
  );
  return rows.flatMap((row) => toArrival(row, { mails: mails.get(row.id) ?? [], staff, imported }));
}

interface Read {
  mails: Arrival['mails'];
  staff: ReadonlyMap<string, string>;
  imported: ReadonlySet<string>;
}

function toArrival(row: Row, { mails, staff, imported }: Read): Arrival[] {
  if (row.membershipId === null) return [];
  const { redemption, signupLink } = row;
  const addedBy = fullName(row.membership?.addedBy ?? null);
  return [
    {
      id: row.id,
      membershipId: row.membershipId,
      origin: signupLink ? row.origin : imported.has(row.membershipId) ? 'imported' : 'added',
      signupLink: signupLink && {
        id: signupLink.id,
        title: signupLink.title,
        createdBy: fullName(signupLink.createdBy),
      },
      by: signupLink ? fullName(row.invitedBy) : addedBy,
      settings: redemption && readSettings(redemption.settings, staff),
      use: redemption && readUse(redemption.settings),
      sourceTag: row.sourceTag,
      startedAt: row.createdAt.toISOString(),
      openedAt: row.openedAt?.toISOString() ?? null,
      verifiedAt: row.verifiedAt?.toISOString() ?? null,
      submittedAt: row.submittedAt?.toISOString() ?? null,
      approvedBy: row.completedAt && fullName(row.decidedBy),
      completedAt: row.completedAt?.toISOString() ?? null,
      consent: row.consentedAt && {
        at: row.consentedAt.toISOString(),
        locale: asLocale(row.locale),
        termsVersion: row.termsVersion,
        privacyVersion: row.privacyVersion,
        noticeVersion: row.noticeVersion,
        newsletter: row.newsletter,
      },
      case: redemption?.caseRecord ?? null,
      mails,
    },
  ];
}

/** The mails with a personal link, and the welcome mail, which has none. */
async function readMails(database: Database, ids: string[]): Promise<Map<string, Arrival['mails']>> {
  const emails = await database.email.findMany({
    where: {
      OR: [{ registrationId: { in: ids } }, { idempotencyKey: { in: ids.map((id) => `welcome:${id}`) } }],
    },
    orderBy: { id: 'asc' },
  });
  const mails = new Map<string, Arrival['mails']>();
  for (const email of emails) {
    const id = email.registrationId ?? email.idempotencyKey.slice('welcome:'.length);
    const mail = {
      id: email.id,
      message: email.message,
      locale: email.locale === 'fr' ? ('fr' as const) : ('en' as const),
      createdAt: email.createdAt.toISOString(),
      sentAt: email.sentAt?.toISOString() ?? null,
      deliveredAt: email.deliveredAt?.toISOString() ?? null,
      failedAt: email.failedAt?.toISOString() ?? null,
      bouncedAt: email.bouncedAt?.toISOString() ?? null,
    };
    mails.set(id, [...(mails.get(id) ?? []), mail]);
  }
  return mails;
}

/** Which of these memberships an import added. */
async function findImported(database: Database, membershipIds: string[]): Promise<Set<string>> {
  if (membershipIds.length === 0) return new Set();
  const events = await database.auditEvent.findMany({
    where: {
      subjectId: { in: membershipIds },
      action: 'user.added',
      details: { path: ['importId'], not: Prisma.AnyNull },
    },
    select: { subjectId: true },
  });
  return new Set(events.map(({ subjectId }) => subjectId));
}

/** The names of the staff in the settings snapshots, by their ids. */
async function readStaff(
  database: Database,
  organizationId: string,
  rows: readonly Row[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ redemption }) => (redemption && staffIdsIn(redemption.settings)) ?? []);
  if (ids.length === 0) return new Map();
  const people = await database.membership.findMany({
    where: { organizationId, id: { in: ids } },
    select: { id: true, ...memberNameFields },
  });
  return new Map(people.map((person) => [person.id, fullName(person) ?? '']));
}

function staffIdsIn(kept: Prisma.JsonValue): string[] | null {
  const { caseStaffIds } = kept as Record<string, unknown>;
  return Array.isArray(caseStaffIds) ? caseStaffIds.map(String) : null;
}

// PostgreSQL writes timestamps into JSON in its own format.
function readSettings(kept: Prisma.JsonValue, staff: ReadonlyMap<string, string>): SettingsThen {
  const record = { ...(kept as Record<string, unknown>) };
  for (const name of ['opensAt', 'expiresAt'])
    if (typeof record[name] === 'string') record[name] = new Date(record[name]).toISOString();
  const ids = staffIdsIn(kept);
  if (ids) record['caseStaff'] = ids.flatMap((id) => staff.get(id) ?? []);
  return settingsThen.parse(record);
}

function readUse(kept: Prisma.JsonValue): number | null {
  const { use } = kept as Record<string, unknown>;
  return typeof use === 'number' ? use : null;
}
