import { Prisma } from './generated/client.ts';

/**
 * Why a statement failed without being wrong. `conflict`: PostgreSQL aborted the transaction for a concurrent one, and
 * nothing was written. `unavailable`: the database was unreachable, overloaded, full or read-only.
 */
export type PassingFault = 'conflict' | 'unavailable';

interface DriverCause {
  originalCode?: string;
  kind?: string;
  constraint?: { fields?: string[]; index?: string };
  originalMessage?: string;
}

const conflicts = /^(40001|40P01)$/;
// By class: connection refused or lost (08, 28, 3D), full (53), stopped or cancelled (57), input and output (58);
// then: lock not granted in time, ended transaction, read-only server (after a failover).
const unavailable = /^(08|28|3D|53|57|58|55P03|25P0|25006)/;
// P1: the connection. The rest: pool exhausted, transaction lost, too many connections.
const prismaUnavailable = /^(P1\d{3}|P2024|P2028|P2037)$/;
const driverUnavailable = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
]);
const socketFaults = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_AGAIN)$/;
// The pool and the client of pg, and our own SerialPg, have no codes.
const messages =
  /timeout exceeded when trying to connect|Connection terminated|The transaction has ended|not queryable|Query read timeout|after calling end on the pool/;

/** Returns why an error will pass by itself; null for a bug, a refusal, or a mistake in a statement. */
export function passingFault(error: unknown): PassingFault | null {
  for (const each of chainOf(error)) {
    const fault = faultOf(each);
    if (fault !== null) return fault;
  }
  return null;
}

/** Whether the database could not do its work this time, for whatever reason, so that the caller may retry. */
export function isDatabaseUnavailable(error: unknown): boolean {
  return passingFault(error) !== null;
}

/** Whether PostgreSQL aborted the transaction for a deadlock or a serialization failure: a retry may succeed. */
export function isConflict(error: unknown): boolean {
  return passingFault(error) === 'conflict';
}

/** Whether the server sent no answer in time: whether it ran the statement is unknown, and its connection is unusable. */
export function isUnanswered(error: unknown): boolean {
  return [...chainOf(error)].some((each) => each instanceof Error && each.message === 'Query read timeout');
}

/** The constraint, index or fields that a unique violation names; null for any other error. */
export function uniqueViolation(error: unknown): string | null {
  for (const each of chainOf(error)) {
    const { constraint, kind, originalMessage } = each as DriverCause;
    if (sqlState(each) !== '23505' && kind !== 'UniqueConstraintViolation') continue;
    const named = originalMessage?.match(/unique constraint "([^"]+)"/)?.[1];
    return named ?? constraint?.index ?? constraint?.fields?.join(',') ?? 'unique';
  }
  return null;
}

function faultOf(link: object): PassingFault | null {
  const state = sqlState(link);
  if (state !== null)
    return conflicts.test(state) ? 'conflict' : unavailable.test(state) ? 'unavailable' : null;
  if (link instanceof Prisma.PrismaClientInitializationError) return 'unavailable';
  const code = 'code' in link ? String(link.code) : '';
  if (link instanceof Prisma.PrismaClientKnownRequestError) {
    if (code === 'P2034') return 'conflict';
    if (prismaUnavailable.test(code)) return 'unavailable';
  }
  const { kind } = link as DriverCause;
  if (kind === 'TransactionWriteConflict') return 'conflict';
  if (kind !== undefined && driverUnavailable.has(kind)) return 'unavailable';
  if (socketFaults.test(code)) return 'unavailable';
  return link instanceof Error && messages.test(link.message) ? 'unavailable' : null;
}

/** PostgreSQL's own error code (SQLSTATE) of one error of the chain, or null. */
function sqlState(link: object): string | null {
  const { originalCode } = link as DriverCause;
  if (originalCode !== undefined) return originalCode;
  // Prisma's codes and Node's have five characters too, but no severity.
  return 'severity' in link && 'code' in link && typeof link.code === 'string' ? link.code : null;
}

/** An error, what Prisma's driver adapter or better-auth wrapped in it, and what caused that. */
function* chainOf(error: unknown, depth = 0): Generator<object> {
  if (typeof error !== 'object' || error === null || depth > 8) return;
  // The innermost first: a wrapper's own code says less.
  const { meta, cause, errors } = error as {
    meta?: { driverAdapterError?: unknown };
    cause?: unknown;
    errors?: unknown;
  };
  yield* chainOf(meta?.driverAdapterError, depth + 1);
  yield* chainOf(cause, depth + 1);
  if (Array.isArray(errors)) for (const each of errors) yield* chainOf(each, depth + 1);
  yield error;
}
