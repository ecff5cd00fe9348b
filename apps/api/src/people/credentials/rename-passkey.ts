import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';

/** Renames a person's passkey. Throws `passkey_not_found`. */
export async function renamePasskey(
  database: Database,
  userId: string,
  passkeyId: string,
  name: string,
): Promise<void> {
  const { count } = await database.passkey.updateMany({ where: { id: passkeyId, userId }, data: { name } });
  if (count === 0) throw new Problem('passkey_not_found');
}
