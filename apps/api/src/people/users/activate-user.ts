import type { Database } from '../../platform/database/client.ts';

/** Records that a person has set up a way to sign in; only the first time counts. */
export async function activateUser(database: Database, userId: string): Promise<void> {
  await database.user.updateMany({
    where: { id: userId, activatedAt: null },
    data: { activatedAt: new Date() },
  });
}
