import type { Locale, Profile } from '@casedoor/contracts';
import type { Database, Transaction } from '../../platform/database/client.ts';

/** A person's own data. */
export async function findProfile(
  database: Database | Transaction,
  { userId }: { userId: string },
): Promise<Profile> {
  const { locale, ...row } = await database.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      id: true,
      email: true,
      firstName: true,
      lastName: true,
      phone: true,
      locale: true,
      timeZone: true,
    },
  });
  return { ...row, locale: locale as Locale };
}
