import type { Database } from '../../platform/database/client.ts';
import { fullName, memberNameFields } from '../access/member-name.ts';
import type { SubjectSource } from './subject-source.ts';

/** Returns the current names of the records that events are about, by id; leaves out those without a name. */
export async function nameSubjects(
  { database, subjects }: { database: Database; subjects: readonly SubjectSource[] },
  organizationId: string,
  events: readonly { subjectType: string; subjectId: string }[],
): Promise<Map<string, string>> {
  const of = (type: string) => ({
    organizationId,
    id: {
      in: [...new Set(events.flatMap((event) => (event.subjectType === type ? event.subjectId : [])))],
    },
  });
  const [users, ...others] = await Promise.all([
    database.membership.findMany({ where: of('user'), select: { id: true, ...memberNameFields } }),
    ...subjects.map(({ type, findNames }) => findNames(database, of(type))),
  ]);
  const names = [...users.map((user) => [user.id, fullName(user) ?? ''] as const), ...others.flat()];
  return new Map(names.filter(([, name]) => name !== ''));
}
