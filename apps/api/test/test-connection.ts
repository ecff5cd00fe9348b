import { connectDatabase, type DatabaseConnection } from '../src/platform/database/client.ts';

/** Connects as the program does, with longer time-outs for a busy machine. */
export function connectTestDatabase(url: string, options: { role?: string | null } = {}): DatabaseConnection {
  return connectDatabase(url, { patience: 10, ...options });
}
