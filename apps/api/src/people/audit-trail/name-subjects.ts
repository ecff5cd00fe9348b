import type { Database } from '../../platform/database/client.ts';
import { fullName, memberNameFields } from '../users/member-name.ts';

/** What the records of events are called now, by their ids; those without a name are left out. */
export async function nameSubjects(
  database: Database,
  organizationId: string,
  events: readonly { subjectType: string; subjectId: string }[],
): Promise<Map<string, string>> {
  const of = (type: string) => ({
    organizationId,
    id: {
      in: [...new Set(events.flatMap((event) => (event.subjectType === type ? event.subjectId : [])))],
    },
  });
  const [users, cases, links, registrations, parties] = await Promise.all([
    database.membership.findMany({ where: of('user'), select: { id: true, ...memberNameFields } }),
    database.caseRecord.findMany({ where: of('case'), select: { id: true, reference: true, title: true } }),
    database.signupLink.findMany({ where: of('signup_link'), select: { id: true, title: true } }),
    database.registration.findMany({ where: of('registration'), select: { id: true, email: true } }),
    database.party.findMany({ where: of('party'), select: { id: true, name: true } }),
  ]);
  const names = [
    ...users.map((user) => [user.id, fullName(user) ?? ''] as const),
    ...cases.map(({ id, reference, title }) => [id, `${reference} ${title}`] as const),
    ...links.map(({ id, title }) => [id, title] as const),
    ...parties.map(({ id, name }) => [id, name] as const),
    ...registrations.map(({ id, email }) => [id, email] as const),
  ];
  return new Map(names.filter(([, name]) => name !== ''));
}
