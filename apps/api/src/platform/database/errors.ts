import { Prisma } from './generated/client.ts';

interface DriverCause {
  originalCode?: string;
  kind?: string;
  constraint?: { fields?: string[]; index?: string };
  originalMessage?: string;
}

/** PostgreSQL's own error code (SQLSTATE) behind an error, or null. */
function sqlState(error: unknown): string | null {
  return driverCause(error)?.originalCode ?? (isPostgresError(error) ? error.code : null);
}

/** The constraint, index or fields that a unique violation names; null for any other error. */
export function uniqueViolation(error: unknown): string | null {
  const cause = driverCause(error);
  if (sqlState(error) !== '23505' && cause?.kind !== 'UniqueConstraintViolation') return null;
  const named = cause?.originalMessage?.match(/unique constraint "([^"]+)"/)?.[1];
  return named ?? cause?.constraint?.index ?? cause?.constraint?.fields?.join(',') ?? 'unique';
}

/** Whether the database was unreachable or overloaded, so that the caller may retry the request. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = sqlState(error);
  if (state !== null) return /^(08|53|57|55P03|40001|40P01|25P0)/.test(state);
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'].includes(error.code);
  }
  return /timeout exceeded when trying to connect|Connection terminated|The transaction has ended|connection error and is not queryable|ECONNREFUSED|ECONNRESET/.test(
    error.message,
  );
}

/** Whether PostgreSQL aborted the transaction for a deadlock or a serialization failure: a retry may succeed. */
export function isConflict(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state === '40001' || state === '40P01';
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
}

function isPostgresError(error: unknown): error is { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(error.code)
  );
}

function driverCause(error: unknown): DriverCause | null {
  if (!(error instanceof Error)) return null;
  const meta =
    'meta' in error
      ? (error.meta as { driverAdapterError?: { cause?: DriverCause } } | undefined)
      : undefined;
  const cause = meta?.driverAdapterError?.cause ?? (error.cause as DriverCause | undefined);
  return cause && typeof cause === 'object' ? cause : null;
}
