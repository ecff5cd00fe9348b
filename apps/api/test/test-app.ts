import type { ProblemBody } from '@casedoor/contracts';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { buildApp, type App, type AppOptions } from '../src/app.ts';
import type { AppContext } from '../src/platform/app-context.ts';
import type { Database, DatabaseConnection } from '../src/platform/database/client.ts';
import { mailboxMailer } from '../src/platform/mail/mailbox-mailer.ts';
import type { Handlers, JobData, QueueName } from '../src/platform/jobs/jobs.ts';
import { cheapPasswordGate } from './cheap-passwords.ts';
import { refuseUndeclared } from './declared.ts';
import { connectTestDatabase } from './test-connection.ts';
import { createTestDatabase } from './test-database.ts';

/** The origin of the app under test. */
export const appOrigin = 'http://localhost:3000';
/** The secret that signs the test app's sessions and seals its links. */
export const authSecret = 'a secret of thirty-two bytes or more';

/** The whole application on its own migrated database. */
export interface TestApp {
  app: FastifyInstance;
  database: Database;
  databaseUrl: string;
  /** The jobs that were enqueued, oldest first; nothing runs them. */
  jobs: { queue: QueueName; data: JobData[QueueName] }[];
  /** The job handlers, to call by hand. */
  handlers: Handlers;
  /** The context to call verbs without HTTP. It enqueues into `jobs` above. */
  context: AppContext;
  /** Calls the API without a session. */
  anyone: Caller;
  /** Calls the API with a new session that acts in the membership. */
  signInAs(membership: { id: string; userId: string }): Promise<Caller>;
  close(): Promise<void>;
}

/** One browser's calls of the API. Paths are below `/api/v1`, unless they begin with `//`. */
export interface Caller {
  /** The Cookie header; empty without a session. */
  cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: LightMyRequestResponse['headers'];
  /** The bytes as text. */
  text: string;
  /** The JSON body, typed as the caller expects it. */
  json<T>(): T;
  /** The code of a problem. */
  code: string | null;
}

export interface TestAppOptions extends Partial<AppOptions> {
  /** Hashes passwords at production's cost instead of the lowest. */
  productionPasswords?: boolean;
}

/** Builds the application for tests, ready to be called: silent, without a mail provider, never too busy. */
export async function buildTestApp(
  connection: DatabaseConnection,
  { productionPasswords = false, ...options }: TestAppOptions = {},
): Promise<App> {
  const app = await buildApp({
    connection,
    jobs: { enqueue: () => Promise.resolve() },
    appOrigin,
    authSecret,
    mailer: mailboxMailer(),
    mailbox: true,
    logLevel: 'silent',
    longestEventLoopDelay: 0,
    ...(productionPasswords ? {} : { passwordGate: cheapPasswordGate() }),
    ...options,
  });
  await app.http.ready();
  return app;
}

/** Builds the application on its own database, without listening; close it after the tests of the file. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const testDatabase = await createTestDatabase();
  const connection = connectTestDatabase(testDatabase.url);
  const { database } = connection;
  const jobs: TestApp['jobs'] = [];
  const {
    http: app,
    auth,
    handlers,
    context,
  } = await buildTestApp(connection, {
    jobs: {
      enqueue: (queue, data) => {
        for (const each of [data].flat()) jobs.push({ queue, data: each as JobData[QueueName] });
        return Promise.resolve();
      },
    },
    ...options,
  });
  return {
    app,
    database,
    databaseUrl: testDatabase.url,
    jobs,
    handlers,
    context,
    anyone: callerWith(app, ''),
    async signInAs(membership) {
      const { headers } = await auth.api.startSession({
        body: { userId: membership.userId, activeMembershipId: membership.id },
        headers: new Headers(),
        returnHeaders: true,
      });
      return callerWith(
        app,
        headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      );
    },
    async close() {
      await app.close();
      await connection.close();
      await testDatabase.drop();
    },
  };
}

/** Calls an app with a Cookie header. An answer that the endpoint's contract does not declare fails the test. */
export function callerWith(app: FastifyInstance, cookie: string): Caller {
  async function call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    const url = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(cookie === '' ? {} : { cookie }),
        ...(method === 'GET' ? {} : { origin: appOrigin }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    refuseUndeclared(method, url, response);
    const answer = toAnswer(response);
    // As the page does; tests of the challenge itself inject their requests.
    if (answer.code !== 'challenge_required') return answer;
    const challengeSolution = await solve(answer.json<ProblemBody>());
    return call(method, path, { ...(body as object), challengeSolution }, headers);
  }
  return {
    cookie,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
  };
}

/** The solution of a refusal's challenge, as a request sends it. */
export async function solve({ challenge }: ProblemBody): Promise<string> {
  if (!challenge) throw new Error('no challenge');
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

function toAnswer(response: LightMyRequestResponse): Answer {
  const isProblem = String(response.headers['content-type']).startsWith('application/problem+json');
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    json: <T>() => response.json<T>(),
    code: isProblem ? response.json<ProblemBody>().code : null,
  };
}
