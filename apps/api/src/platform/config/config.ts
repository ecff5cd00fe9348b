import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { StartupError } from './startup-error.ts';

export interface Config {
  port: number;
  host: string;
  /** Scheme, host and port only, without a trailing slash: every link in a mail begins with it. */
  appOrigin: string;
  database: { kind: 'url'; url: string } | { kind: 'embedded'; dataDir: string };
  /** null only with the embedded database: `readOrCreateAuthSecret(dataDir)` then supplies it. */
  authSecret: string | null;
  mail:
    | { kind: 'resend'; apiKey: string; baseUrl: string | null; from: string; webhookSecret: string | null }
    | { kind: 'mailbox'; from: string };
  /** Addresses and CIDR ranges of trusted proxies: their X-Forwarded-* headers count. */
  trustProxy: string[];
  corsOrigins: string[];
  logLevel: LogLevel;
  /** Lets a monitoring program read `/metrics`; null: the page does not exist. */
  metricsToken: string | null;
}

export type LogLevel = (typeof logLevels)[number];

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every fault of the environment variables, one sentence each. */
export class ConfigError extends StartupError {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** The configuration of this process. Throws ConfigError. */
export const config = (): Config => readConfig(process.env);

/** Reads and validates the environment variables, reporting all faults at once. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = withoutEmpty(env);
  const parsed = variables.safeParse(given);
  const faults = [...(parsed.error?.issues.map((issue) => issue.message) ?? []), ...faultsTogether(given)];
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  const v = parsed.data;
  return {
    port: v.PORT,
    host: v.HOST,
    appOrigin: v.APP_ORIGIN ?? `http://localhost:${v.PORT}`,
    database: v.DATABASE_URL
      ? { kind: 'url', url: v.DATABASE_URL }
      : { kind: 'embedded', dataDir: resolve(v.DATA_DIR) },
    authSecret: v.AUTH_SECRET ?? null,
    mail: v.RESEND_API_KEY
      ? {
          kind: 'resend',
          apiKey: v.RESEND_API_KEY,
          baseUrl: v.RESEND_BASE_URL ?? null,
          from: v.MAIL_FROM ?? '',
          webhookSecret: v.RESEND_WEBHOOK_SECRET ?? null,
        }
      : { kind: 'mailbox', from: v.MAIL_FROM ?? 'Casedoor <no-reply@casedoor.test>' },
    trustProxy: v.TRUST_PROXY,
    corsOrigins: v.CORS_ORIGINS.map((origin) => new URL(origin).origin),
    logLevel: v.LOG_LEVEL,
    metricsToken: v.METRICS_TOKEN ?? null,
  };
}

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a number from 1 to 65535.')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'PORT must be a number from 1 to 65535.')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_ORIGIN: z
    .string()
    .refine(isOrigin, 'APP_ORIGIN must be an origin such as https://casedoor.example, without a path.')
    .transform((origin) => new URL(origin).origin)
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'DATABASE_URL must look like postgresql://user:password@host:5432/database.')
    .optional(),
  DATA_DIR: z.string().default('.data'),
  AUTH_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, 'AUTH_SECRET must be at least 32 bytes long.')
    .optional(),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: z.string().refine(isHttpUrl, 'RESEND_BASE_URL must be an http or https URL.').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>\s@]+@[^<>\s@]+$|^[^<>@]+<[^<>\s@]+@[^<>\s@]+>$/,
      'MAIL_FROM must be an address, like "Casedoor <no-reply@casedoor.example>".',
    )
    .optional(),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^whsec_./,
      'RESEND_WEBHOOK_SECRET must be the signing secret that Resend shows; it begins with whsec_.',
    )
    .optional(),
  TRUST_PROXY: listOf(
    isAddressOrRange,
    'TRUST_PROXY must list IP addresses or CIDR ranges, separated by commas.',
  ),
  CORS_ORIGINS: listOf(
    isOrigin,
    'CORS_ORIGINS must list origins such as https://app.example, separated by commas; a wildcard is refused.',
  ),
  LOG_LEVEL: z
    .enum(logLevels, { error: `LOG_LEVEL must be one of ${logLevels.join(', ')}.` })
    .default('info'),
  METRICS_TOKEN: z
    .string()
    .refine((token) => Buffer.byteLength(token) >= 16, 'METRICS_TOKEN must be at least 16 bytes long.')
    .optional(),
});

/** Faults that show only when several variables are read together. */
function* faultsTogether(given: Record<string, string | undefined>): Generator<string> {
  if (given.DATABASE_URL && !given.AUTH_SECRET) {
    yield 'AUTH_SECRET (at least 32 bytes) is required when DATABASE_URL is set.';
  }
  if (given.RESEND_API_KEY && !given.MAIL_FROM) {
    yield 'MAIL_FROM is required when RESEND_API_KEY is set.';
  }
  const host = given.HOST;
  const origin = given.APP_ORIGIN;
  const open = [
    ...(host && !isLoopback(`http://${host.includes(':') ? `[${host}]` : host}`)
      ? ['HOST lets other machines in']
      : []),
    ...(origin && isOrigin(origin) && !isLoopback(origin) ? ['APP_ORIGIN is not on this machine'] : []),
  ];
  for (const reason of open) {
    if (!given.DATABASE_URL) {
      yield `DATABASE_URL is required when ${reason}: the embedded database contains a demo organization, and everybody knows its password.`;
    }
    if (!given.RESEND_API_KEY) {
      yield `RESEND_API_KEY and MAIL_FROM are required when ${reason}: without them, /mailbox shows every mail to whoever opens it.`;
    }
  }
}

/** `NAME=` in a file or in compose means "not set". */
function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
}

function listOf(accepts: (item: string) => boolean, message: string) {
  return z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((item) => item.trim() || []))
    .refine((items) => items.every(accepts), message);
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return isHttpUrl(value) && (value === url?.origin || value === `${url?.origin}/`);
}

function isHttpUrl(value: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? '');
}

function isPostgresUrl(value: string): boolean {
  const url = URL.parse(value);
  return ['postgres:', 'postgresql:'].includes(url?.protocol ?? '') && (url?.pathname ?? '').length > 1;
}

function isAddressOrRange(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function isLoopback(origin: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
}
