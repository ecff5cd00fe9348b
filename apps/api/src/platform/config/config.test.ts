import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const secret = 'a secret of at least thirty-two bytes';
const url = 'postgresql://casedoor:secret@db.example:5432/casedoor';
const resend = { RESEND_API_KEY: 're_123', MAIL_FROM: 'Casedoor <no-reply@casedoor.example>' };

function faultsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('readConfig', () => {
  it('needs nothing on a developer’s machine', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      appOrigin: 'http://localhost:3000',
      database: { kind: 'embedded', dataDir: expect.stringMatching(/[\\/]\.data$/) },
      authSecret: null,
      mail: { kind: 'mailbox', from: 'Casedoor <no-reply@casedoor.test>' },
      trustProxy: [],
      corsOrigins: [],
      logLevel: 'info',
      metricsToken: null,
    });
  });

  it('reads everything production sets', () => {
    const env = {
      ...resend,
      PORT: '8080',
      HOST: '0.0.0.0',
      APP_ORIGIN: 'https://casedoor.example/',
      DATABASE_URL: url,
      AUTH_SECRET: secret,
      RESEND_WEBHOOK_SECRET: 'whsec_1',
      TRUST_PROXY: '10.0.0.0/8, ::1',
      CORS_ORIGINS: 'https://a.example,https://b.example:8443',
      LOG_LEVEL: 'warn',
      METRICS_TOKEN: 'a token for monitoring',
    };
    expect(readConfig(env)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      appOrigin: 'https://casedoor.example',
      database: { kind: 'url', url },
      authSecret: secret,
      mail: {
        kind: 'resend',
        apiKey: 're_123',
        baseUrl: null,
        from: resend.MAIL_FROM,
        webhookSecret: 'whsec_1',
      },
      trustProxy: ['10.0.0.0/8', '::1'],
      corsOrigins: ['https://a.example', 'https://b.example:8443'],
      logLevel: 'warn',
      metricsToken: 'a token for monitoring',
    });
  });

  it('links to the port it listens on', () => {
    expect(readConfig({ PORT: '4100' }).appOrigin).toBe('http://localhost:4100');
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig({ DATABASE_URL: '', RESEND_API_KEY: ' ' }).database.kind).toBe('embedded');
  });

  it.each<[string, NodeJS.ProcessEnv, string[]]>([
    ['a port that is no number', { PORT: 'http' }, ['PORT']],
    ['a port out of range', { PORT: '70000' }, ['PORT']],
    ['an origin with a path', { APP_ORIGIN: 'http://localhost/app' }, ['APP_ORIGIN']],
    ['an origin that is no URL', { APP_ORIGIN: 'localhost:3000' }, ['APP_ORIGIN']],
    ['a database of another kind', { DATABASE_URL: 'mysql://h/db', AUTH_SECRET: secret }, ['DATABASE_URL']],
    ['a database without a name', { DATABASE_URL: 'postgres://h', AUTH_SECRET: secret }, ['DATABASE_URL']],
    ['a database without a secret', { DATABASE_URL: url }, ['AUTH_SECRET']],
    ['a short secret', { AUTH_SECRET: 'short' }, ['AUTH_SECRET']],
    ['Resend without a sender', { RESEND_API_KEY: 're_1' }, ['MAIL_FROM']],
    ['a sender that is no address', { MAIL_FROM: 'Casedoor' }, ['MAIL_FROM']],
    ['a Resend address that is no URL', { RESEND_BASE_URL: 'resend' }, ['RESEND_BASE_URL']],
    ['any proxy trusted', { TRUST_PROXY: 'true' }, ['TRUST_PROXY']],
    ['a range out of range', { TRUST_PROXY: '10.0.0.0/33' }, ['TRUST_PROXY']],
    ['every origin allowed', { CORS_ORIGINS: '*' }, ['CORS_ORIGINS']],
    ['a short token for metrics', { METRICS_TOKEN: 'short' }, ['METRICS_TOKEN']],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    ['several faults', { PORT: 'x', TRUST_PROXY: '*', LOG_LEVEL: 'y' }, ['PORT', 'TRUST_PROXY', 'LOG_LEVEL']],
  ])('refuses %s', (_what, env, names) => {
    const faults = faultsOf(env);
    expect(faults.map((fault) => fault.split(/\W/)[0])).toEqual(names);
    expect(faults.every((fault) => fault.endsWith('.'))).toBe(true);
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:8080'])(
    'lets the development mailbox serve %s',
    (origin) => expect(readConfig({ APP_ORIGIN: origin }).mail.kind).toBe('mailbox'),
  );

  describe('where others can reach it', () => {
    const demo = (reason: string) =>
      `DATABASE_URL is required when ${reason}: the embedded database contains a demo organization, and everybody knows its password.`;
    const mailbox = (reason: string) =>
      `RESEND_API_KEY and MAIL_FROM are required when ${reason}: without them, /mailbox shows every mail to whoever opens it.`;
    const elsewhere: [NodeJS.ProcessEnv, string][] = [
      ...['https://casedoor.example', 'http://192.0.2.7:3000', 'http://casedoor.test:3000'].map(
        (APP_ORIGIN) => [{ APP_ORIGIN }, 'APP_ORIGIN is not on this machine'] as [NodeJS.ProcessEnv, string],
      ),
      ...['0.0.0.0', '::', '192.0.2.7'].map(
        (HOST) => [{ HOST }, 'HOST lets other machines in'] as [NodeJS.ProcessEnv, string],
      ),
    ];
    const database = { DATABASE_URL: url, AUTH_SECRET: secret };

    it.each(elsewhere)('%o starts neither with the demo organization nor with /mailbox', (env, reason) => {
      expect(faultsOf(env)).toEqual([demo(reason), mailbox(reason)]);
      expect(faultsOf({ ...env, ...resend })).toEqual([demo(reason)]);
      expect(faultsOf({ ...env, ...database })).toEqual([mailbox(reason)]);
      expect(faultsOf({ ...env, ...database, ...resend })).toEqual([]);
    });

    it.each(['127.0.0.1', '::1', 'localhost'])('HOST %s is this machine', (HOST) => {
      expect(faultsOf({ HOST })).toEqual([]);
    });
  });
});
