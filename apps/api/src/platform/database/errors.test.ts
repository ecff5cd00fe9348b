import { APIError } from 'better-auth/api';
import pg from 'pg';
import { expect, it } from 'vitest';
import { Prisma } from './client.ts';
import { passingFault, uniqueViolation } from './errors.ts';

const prisma = (code: string, meta?: Record<string, unknown>) =>
  new Prisma.PrismaClientKnownRequestError('x', { code, clientVersion: '7', ...(meta ? { meta } : {}) });
const postgres = (code: string) => {
  const error = new pg.DatabaseError('x', 1, 'error');
  return Object.assign(error, { code, severity: 'ERROR' });
};
const driver = (code: string) =>
  prisma('P2010', {
    driverAdapterError: new Error('x', { cause: { kind: 'postgres', originalCode: code } }),
  });
const node = (code: string) => Object.assign(new Error('x'), { code, syscall: 'connect', errno: -1 });
const betterAuth = (cause: unknown) =>
  APIError.from('INTERNAL_SERVER_ERROR', { code: 'FAILED', message: 'Failed to get session' }, { cause });

it.each([
  ['40001', 'conflict'],
  ['40P01', 'conflict'],
  ['08006', 'unavailable'],
  ['08P01', 'unavailable'],
  ['25006', 'unavailable'],
  ['25P03', 'unavailable'],
  ['28P01', 'unavailable'],
  ['3D000', 'unavailable'],
  ['53100', 'unavailable'],
  ['53300', 'unavailable'],
  ['55P03', 'unavailable'],
  ['57014', 'unavailable'],
  ['57P01', 'unavailable'],
  ['57P03', 'unavailable'],
  ['58030', 'unavailable'],
  ['22P02', null],
  ['23505', null],
  ['25001', null],
  ['26000', null],
  ['42P01', null],
  ['42P05', null],
  ['P0001', null],
  ['XX000', null],
] as const)('SQLSTATE %s is %s, from pg, through Prisma and in better-auth', (code, fault) => {
  expect(passingFault(postgres(code))).toBe(fault);
  expect(passingFault(driver(code))).toBe(fault);
  expect(passingFault(betterAuth(driver(code)))).toBe(fault);
});

it.each([
  ['P1001', 'unavailable'],
  ['P1002', 'unavailable'],
  ['P1008', 'unavailable'],
  ['P1017', 'unavailable'],
  ['P2024', 'unavailable'],
  ['P2028', 'unavailable'],
  ['P2037', 'unavailable'],
  ['P2034', 'conflict'],
  ['P2002', null],
  ['P2025', null],
] as const)("Prisma's %s is %s", (code, fault) => {
  expect(passingFault(prisma(code))).toBe(fault);
  expect(passingFault(betterAuth(prisma(code)))).toBe(fault);
});

it.each([
  ['refused', node('ECONNREFUSED'), 'unavailable'],
  ['reset', node('ECONNRESET'), 'unavailable'],
  ['half closed', node('EPIPE'), 'unavailable'],
  ['one of several addresses', new AggregateError([node('ECONNREFUSED')]), 'unavailable'],
  ['a file that is missing', node('ENOENT'), null],
  ['pool exhausted', new Error('timeout exceeded when trying to connect'), 'unavailable'],
  ['lost', new Error('Connection terminated unexpectedly'), 'unavailable'],
  ['without an answer', new Error('Query read timeout'), 'unavailable'],
  ['a bug', new TypeError('x is not a function'), null],
  ['nothing', undefined, null],
] as const)('a connection that is %s', (_name, error, fault) => {
  expect(passingFault(error)).toBe(fault);
});

it('names the constraint of a unique violation, however it is wrapped', () => {
  const cause = {
    kind: 'UniqueConstraintViolation',
    originalCode: '23505',
    originalMessage: 'duplicate key value violates unique constraint "User_emailCanonical_key"',
  };
  const error = prisma('P2002', { driverAdapterError: new Error('x', { cause }) });
  expect([error, betterAuth(error), postgres('23505'), postgres('23503')].map(uniqueViolation)).toEqual([
    'User_emailCanonical_key',
    'User_emailCanonical_key',
    'unique',
    null,
  ]);
});
