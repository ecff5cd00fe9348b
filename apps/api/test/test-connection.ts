import { connectDatabase, type DatabaseConnection } from '../src/platform/database/client.ts';

/** Connects as the program does, with time-outs for a machine that is busy with other work. */
export function connectTestDatabase(url: string, options: { role?: string | null } = {}): DatabaseConnection {
  return connectDatabase(url, { patience: 10, ...options });
}
