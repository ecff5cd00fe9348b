import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import underPressure from '@fastify/under-pressure';
import { createSerializerCompiler } from 'fastify-zod-openapi';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { auditRoutes } from './people/audit-trail/routes.ts';
import { caseSettingsRoutes } from './casework/case-settings/routes.ts';
import { caseRoutes } from './casework/cases/routes.ts';
import type { DatabaseConnection } from './platform/database/client.ts';
import { isDatabaseUnavailable } from './platform/database/errors.ts';
import { refuseCrossSite } from './platform/http/cross-site.ts';
import { serveHealth } from './platform/http/health.ts';
import { logRequests, loggerOptions, type LogLevel } from './platform/http/logger.ts';
import { handleProblems, refuseUnreadablePath } from './platform/http/problem-handler.ts';
import { createRateLimits } from './platform/http/rate-limits.ts';
import { describeApi, serveReference } from './platform/http/reference.ts';
import { setSecurityHeaders } from './platform/http/security-headers.ts';
import { validateByContract } from './platform/http/validation.ts';
import { serveWebApp } from './platform/http/web-app.ts';
import { remindInvitees } from './door/invitations/remind-invitees.ts';
import { invitationRoutes } from './door/invitations/routes.ts';
import { sweepBatches } from './door/invitations/sweep-batches.ts';
import { workThroughBatch } from './door/invitations/work-through-batch.ts';
import { importRoutes } from './door/imports/routes.ts';
import { runImport } from './door/imports/run-import.ts';
import { sweepImports } from './door/imports/sweep-imports.ts';
import type { Handlers, Jobs } from './platform/jobs/jobs.ts';
import { linkUndoRoutes } from './door/link-undos/routes.ts';
import { deliverEmail } from './platform/mail/deliver-email.ts';
import type { Mailer } from './platform/mail/mailer.ts';
import { sealingKeyFrom } from './platform/mail/prepare-email.ts';
import { createMailbox } from './platform/mail/mailbox-mailer.ts';
import { mailboxRoutes, resendRoutes } from './platform/mail/routes.ts';
import { sweepOutbox } from './platform/mail/sweep-outbox.ts';
import { logoRoutes, organizationRoutes } from './people/organizations/routes.ts';
import { partyRoutes } from './casework/parties/routes.ts';
import { expireRegistrations } from './door/registrations/expire-registrations.ts';
import { lapseRegistrations } from './door/completions/lapse-registrations.ts';
import { reportConflict } from './casework/cases/report-conflict.ts';
import { endDelivered, lapseRehearsals } from './door/rehearsals/rehearsal.ts';
import { registrationRoutes } from './door/registrations/routes.ts';
import { sendDigests } from './door/digests/send-digests.ts';
import { createAuth, type Auth } from './people/sessions/auth.ts';
import { disavowalRoutes } from './people/sign-in-methods/disavowal-routes.ts';
import { mailPasswordReset } from './people/sign-in-methods/mail-password-reset.ts';
import { createPasskeyCeremony } from './people/credentials/passkey-ceremony.ts';
import { createPasswordGate, type PasswordGate } from './people/credentials/password.ts';
import { sessionRoutes } from './people/sessions/routes.ts';
import { createSessions } from './people/sessions/sessions.ts';
import { signInMethodRoutes } from './people/sign-in-methods/routes.ts';
import { setupRoutes } from './door/setup/routes.ts';
import { findFrameOrigins } from './door/signup-links/find-public-signup-link.ts';
import { forgetRefusals } from './door/leak-alarm/count-refusal.ts';
import { signupLinkRoutes } from './door/signup-links/routes.ts';
import { signupRequestRoutes } from './door/signup-requests/routes.ts';
import { activateUser } from './people/users/activate-user.ts';
import { userRoutes } from './people/users/routes.ts';

export interface AppOptions {
  connection: DatabaseConnection;
  jobs: Pick<Jobs, 'enqueue'>;
  /** Scheme, host and port of every link. */
  appOrigin: string;
  /** At least 32 bytes; signs sessions, seals links in the outbox. */
  authSecret: string;
  /** What delivers mails. */
  mailer: Mailer;
  /** Whether mails stay in the development mailbox, which is then served. */
  mailbox: boolean;
  /** Checks the signature of Resend's reports; without it, none are taken. */
  webhookSecret?: string | null;
  corsOrigins?: readonly string[];
  trustProxy?: readonly string[];
  logLevel?: LogLevel;
  /** Folder of the built single-page app; left out, only the API is served. */
  webFolder?: string | null;
  /** Milliseconds of event-loop delay from which requests are refused as busy; 0 never refuses, for tests on a slow machine. */
  longestEventLoopDelay?: number;
  /** How many passwords are hashed at once. */
  hashesAtOnce?: number;
  /** Stands in for argon2id where a measurement is about the database and thousands of hashes would drown it. */
  passwordGate?: PasswordGate;
}

export interface App {
  /** Ready to listen, or to be called by tests. */
  http: FastifyInstance;
  /** What the queues' jobs do. */
  handlers: Handlers;
  auth: Auth;
}

/** The whole application: every plugin and route file, in order. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { connection, jobs, appOrigin, authSecret } = options;
  const { database } = connection;
  const corsOrigins = options.corsOrigins ?? [];

  const app = Fastify({
    logger: loggerOptions(options.logLevel ?? 'info'),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
    bodyLimit: 64 * 1024,
    requestTimeout: 15_000,
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: refuseUnreadablePath,
  });
  app.setValidatorCompiler(validateByContract);
  app.setSerializerCompiler(createSerializerCompiler({ stringify: JSON.stringify }));
  app.removeContentTypeParser('text/plain');
  logRequests(app);
  handleProblems(app, isDatabaseUnavailable);

  await setSecurityHeaders(app, { https: appOrigin.startsWith('https:') });
  if (corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...corsOrigins],
      credentials: true,
      methods: ['GET', 'POST', 'PATCH', 'DELETE'],
      exposedHeaders: ['retry-after'],
    });
  }
  refuseCrossSite(app, [new URL(appOrigin).origin, ...corsOrigins]);
  await app.register(underPressure, {
    maxEventLoopDelay: options.longestEventLoopDelay ?? 2_000,
    exposeStatusRoute: false,
  });
  await describeApi(app, { appOrigin });

  const passwordGate =
    options.passwordGate ?? createPasswordGate({ atOnce: options.hashesAtOnce ?? 2, waiting: 16 });
  const outbox = { sealingKey: sealingKeyFrom(authSecret), jobs };
  const mailbox = options.mailbox ? createMailbox() : null;
  const limits = createRateLimits(connection.pool);
  const auth = createAuth({
    database,
    passwordGate,
    appOrigin,
    secret: authSecret,
    trustedOrigins: [new URL(appOrigin).origin, ...corsOrigins],
    sendResetPassword: (user, token) => mailPasswordReset({ database, outbox, appOrigin }, user.id, token),
  });
  const sessions = createSessions({ auth, database });
  const ceremony = createPasskeyCeremony(appOrigin);

  await app.register(
    async (api) => {
      sessionRoutes(api, {
        auth,
        ceremony,
        database,
        jobs,
        limits,
        outbox,
        sessions,
        appOrigin,
        authSecret,
        mailbox: options.mailbox,
        activateUser: (userId) => activateUser(database, userId),
      });
      signInMethodRoutes(api, {
        ceremony,
        database,
        limits,
        outbox,
        passwordGate,
        sessions,
        appOrigin,
        authSecret,
      });
      disavowalRoutes(api, { auth, database, limits, outbox, appOrigin, authSecret });
      setupRoutes(api, { database, sessions, passwordGate, authSecret, limits, mailbox: options.mailbox });
      organizationRoutes(api, { database, sessions });
      signupLinkRoutes(api, { database, sessions, limits, appOrigin });
      registrationRoutes(api, {
        database,
        sessions,
        limits,
        outbox,
        passwordGate,
        ceremony,
        appOrigin,
        authSecret,
      });
      invitationRoutes(api, { database, sessions, limits, outbox, appOrigin });
      signupRequestRoutes(api, { database, sessions, limits, outbox, appOrigin });
      linkUndoRoutes(api, { database, sessions });
      userRoutes(api, { database, sessions });
      caseRoutes(api, { database, sessions });
      caseSettingsRoutes(api, { database, sessions });
      partyRoutes(api, { database, sessions });
      importRoutes(api, { database, sessions, jobs });
      auditRoutes(api, { database, sessions });
      if (mailbox) mailboxRoutes(api, { database, mailbox, sealingKey: outbox.sealingKey });
    },
    { prefix: '/api/v1' },
  );
  logoRoutes(app, { database });
  if (options.webhookSecret) await resendRoutes(app, { database, secret: options.webhookSecret });
  serveHealth(app, async () => {
    await database.$queryRaw`SELECT 1`;
  });
  await serveReference(app);
  if (options.webFolder) {
    await serveWebApp(app, options.webFolder, {
      mailbox: options.mailbox,
      frameOrigins: (token) => findFrameOrigins(database, token),
    });
  }

  const handlers: Handlers = {
    'deliver-email': async ({ emailId }) => {
      const onError = (error: Error) => app.log.error({ err: error, emailId }, 'mail not delivered');
      const delivered = await deliverEmail(
        database,
        { mailer: options.mailer, sealingKey: outbox.sealingKey, onError },
        emailId,
      );
      if (delivered.outcome === 'later') return { retryInSeconds: delivered.retryInSeconds };
      const gone = await endDelivered(database, emailId);
      mailbox?.keep(gone);
      return undefined;
    },
    'sweep-outbox': async () => {
      await sweepOutbox(database, jobs);
      await sweepBatches(database, jobs);
      await sweepImports(database, jobs);
    },
    'expire-registrations': async () => {
      await lapseRehearsals(database);
      await expireRegistrations(database);
      await forgetRefusals(database);
      await lapseRegistrations({ database, outbox, appOrigin, authSecret });
    },
    'import-rows': ({ importId }) => runImport({ database, outbox, appOrigin }, importId),
    'report-conflict': async ({ caseId }) => {
      await reportConflict({ database, outbox, appOrigin }, caseId);
    },
    'send-invitations': ({ invitationBatchId }) =>
      workThroughBatch({ database, limits, outbox, appOrigin }, invitationBatchId),
    'remind-invitees': async () => {
      await remindInvitees({ database, limits, outbox, appOrigin });
    },
    'send-digests': async () => {
      await sendDigests({ database, outbox, appOrigin });
    },
    'request-password-reset': async ({ email }) => {
      await auth.api.requestPasswordReset({ body: { email } });
    },
  };
  return { http: app, handlers, auth };
}
