import type { Database } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';

/** Ends the session of one of a person's browsers, immediately. Throws `device_not_found`. */
export async function endDevice(database: Database, userId: string, deviceId: string): Promise<void> {
  const { count } = await database.session.deleteMany({ where: { id: deviceId, userId } });
  if (count === 0) throw new Problem('device_not_found');
}
