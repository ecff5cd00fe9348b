import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import underPressure from '@fastify/under-pressure';
import { createSerializerCompiler } from 'fastify-zod-openapi';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { caseSettingsRoutes } from './casework/case-settings/routes.ts';
import { reportConflict } from './casework/cases/report-conflict.ts';
import { caseRoutes } from './casework/cases/routes.ts';
import { ownCaseRoutes } from './casework/own-cases/routes.ts';
import { partyRoutes } from './casework/parties/routes.ts';
import { analyticsRoutes } from './door/analytics/routes.ts';
import { visitRoutes } from './door/analytics/visit-routes.ts';
import { approvalRoutes } from './door/approvals/routes.ts';
import { lapseRegistrations } from './door/completions/lapse-registrations.ts';
import { completionRoutes } from './door/completions/routes.ts';
import { sendDigests } from './door/digests/send-digests.ts';
import { disavowalRoutes } from './door/disavowals/routes.ts';
import { importRoutes } from './door/imports/routes.ts';
import { runImport } from './door/imports/run-import.ts';
import { sweepImports } from './door/imports/sweep-imports.ts';
import { remindInvitees } from './door/invitations/remind-invitees.ts';
import { invitationRoutes } from './door/invitations/routes.ts';
import { sweepBatches } from './door/invitations/sweep-batches.ts';
import { workThroughBatch } from './door/invitations/work-through-batch.ts';
import { forgetRefusals } from './door/leak-alarm/count-refusal.ts';
import { linkUndoRoutes } from './door/link-undos/routes.ts';
import { receiptRoutes } from './door/receipts/routes.ts';
import { expireRegistrations } from './door/registrations/expire-registrations.ts';
import { registrationRoutes } from './door/registrations/routes.ts';
import { endDelivered, lapseRehearsals } from './door/rehearsals/lapse-rehearsals.ts';
import { rehearsalRoutes } from './door/rehearsals/routes.ts';
import { setupRoutes } from './door/setup/routes.ts';
import { findLinkOfPage, rememberLinks } from './door/signup-links/remember-links.ts';
import { followCaseRole } from './door/signup-links/follow-case-role.ts';
import { linkWords } from './door/signup-links/link-words.ts';
import { publicSignupLinkRoutes } from './door/signup-links/public-routes.ts';
import { signupLinkRoutes } from './door/signup-links/routes.ts';
import { publicSignupRequestRoutes } from './door/signup-requests/public-routes.ts';
import { signupRequestRoutes } from './door/signup-requests/routes.ts';
import { forgetAddressChanges } from './people/addresses/forget-changes.ts';
import { addressRoutes } from './people/addresses/routes.ts';
import { auditRoutes } from './people/audit-trail/routes.ts';
import { createPasskeyCeremony } from './people/credentials/passkey-ceremony.ts';
import { logoRoutes } from './people/organizations/logo-routes.ts';
import { organizationRoutes } from './people/organizations/routes.ts';
import { endExpiredSessions } from './people/sessions/end-expired-sessions.ts';
import { createAuth, type Auth } from './people/sessions/auth.ts';
import type { RouteContext } from './people/sessions/route-context.ts';
import { sessionRoutes } from './people/sessions/routes.ts';
import { createKnownDevices } from './people/sessions/known-devices.ts';
import { createSignInLimits } from './people/sessions/sign-in-limits.ts';
import { createSessions } from './people/sessions/sessions.ts';
import { accountDisavowalRoutes } from './people/sign-in-methods/disavowal-routes.ts';
import { mailPasswordReset } from './people/sign-in-methods/mail-password-reset.ts';
import { passwordResetRoutes } from './people/sign-in-methods/password-reset-routes.ts';
import { signInMethodRoutes } from './people/sign-in-methods/routes.ts';
import { profileRoutes } from './people/users/profile-routes.ts';
import { userRoutes } from './people/users/routes.ts';
import type { AppContext } from './platform/app-context.ts';
import type { DatabaseConnection } from './platform/database/client.ts';
import { isDatabaseUnavailable } from './platform/database/errors.ts';
import { refuseCrossSite } from './platform/http/cross-site.ts';
import { warnOfUntrustedProxy } from './platform/http/forwarded.ts';
import { serveHealth } from './platform/http/health.ts';
import { logRequests, loggerOptions, type LogLevel } from './platform/http/logger.ts';
import { serveMetrics, type QueueDepth } from './platform/http/metrics.ts';
import { handleProblems, refuseUnreadablePath } from './platform/http/problem-handler.ts';
import { createRateLimits } from './platform/http/rate-limits.ts';
import { describeApi, serveReference } from './platform/http/reference.ts';
import { setSecurityHeaders } from './platform/http/security-headers.ts';
import { validateByContract } from './platform/http/validation.ts';
import { routedUrl, serveWebApp } from './platform/http/web-app.ts';
import type { Handlers, Jobs } from './platform/jobs/jobs.ts';
import { jobDepths } from './platform/jobs/job-depths.ts';
import { deliverEmails } from './platform/mail/deliver-emails.ts';
import { caseSubject } from './casework/cases/case-subject.ts';
import { partySubject } from './casework/parties/party-subject.ts';
import { signupLinkSubject } from './door/signup-links/signup-link-subject.ts';
import { registrationSubject } from './door/registrations/registration-subject.ts';
import { joinsAnother } from './door/registrations/joins-another.ts';
import { personalLinkWorks } from './door/registrations/personal-link-works.ts';
import { userSources } from './door/registrations/user-sources.ts';
import { createMailbox } from './platform/mail/mailbox-mailer.ts';
import { mailDepth } from './platform/mail/mail-depth.ts';
import type { Mailer } from './platform/mail/mailer.ts';
import { sealingKeyFrom } from './platform/mail/prepare-email.ts';
import { mailboxRoutes, resendRoutes } from './platform/mail/routes.ts';
import { sweepOutbox } from './platform/mail/sweep-outbox.ts';
import { createPasswordGate, type PasswordGate } from './platform/secrets/password-gate.ts';

export interface AppOptions {
  connection: DatabaseConnection;
  jobs: Pick<Jobs, 'enqueue'>;
  /** Scheme, host and port of every link. */
  appOrigin: string;
  /** At least 32 bytes; signs sessions, seals links in the outbox. */
  authSecret: string;
  /** Sends the mails. */
  mailer: Mailer;
  /** Whether mails stay in the development mailbox, which is then served. */
  mailbox: boolean;
  /** Verifies the signature of Resend's webhook; without it, no report is accepted. */
  webhookSecret?: string | null;
  /** Lets a monitoring program read `/metrics`; without it the page does not exist. */
  metricsToken?: string | null;
  corsOrigins?: readonly string[];
  trustProxy?: readonly string[];
  logLevel?: LogLevel;
  /** Folder of the built single-page app; left out, only the API is served. */
  webFolder?: string | null;
  /**
   * Event-loop delay in milliseconds from which requests are refused
   * as busy; 0 never refuses, for tests on a slow machine.
   */
  longestEventLoopDelay?: number;
  /** How many passwords are hashed concurrently. */
  hashesAtOnce?: number;
  /** Replaces argon2id where a benchmark measures the database, not thousands of hashes. */
  passwordGate?: PasswordGate;
}

export interface App {
  /** Ready to listen, or to be called by tests. */
  http: FastifyInstance;
  /** The handlers of the job queues. */
  handlers: Handlers;
  auth: Auth;
  /** The context of the verbs. */
  context: AppContext;
}

/** Builds the whole application: every plugin and route file, in order. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { connection, jobs, appOrigin, authSecret } = options;
  const { database } = connection;
  const corsOrigins = options.corsOrigins ?? [];

  const instance = randomUUID();
  const app = Fastify({
    logger: loggerOptions(options.logLevel ?? 'info'),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy?.length ? [...options.trustProxy] : false,
    bodyLimit: 64 * 1024,
    requestTimeout: 15_000,
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: refuseUnreadablePath,
    rewriteUrl: routedUrl,
  });
  app.setValidatorCompiler(validateByContract);
  app.setSerializerCompiler(createSerializerCompiler({ stringify: JSON.stringify }));
  app.removeContentTypeParser('text/plain');
  logRequests(app);
  const metrics = options.metricsToken
    ? serveMetrics(app, {
        token: options.metricsToken,
        pool: connection.pool,
        readDepths: () => database.$queryRaw<QueueDepth[]>`${jobDepths} UNION ALL ${mailDepth}`,
      })
    : null;
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
  if (!options.trustProxy?.length) warnOfUntrustedProxy(app);
  refuseCrossSite(app, [new URL(appOrigin).origin, ...corsOrigins]);
  await describeApi(app, { appOrigin });

  const context: AppContext = {
    database,
    limits: createRateLimits(connection.pool),
    outbox: { sealingKey: sealingKeyFrom(authSecret), jobs },
    jobs,
    passwordGate:
      options.passwordGate ?? createPasswordGate({ atOnce: options.hashesAtOnce ?? 2, queueLimit: 16 }),
    appOrigin,
    authSecret,
    mailbox: options.mailbox,
  };
  const auth = createAuth({
    database,
    passwordGate: context.passwordGate,
    appOrigin,
    secret: authSecret,
    trustedOrigins: [new URL(appOrigin).origin, ...corsOrigins],
    sendResetPassword: (user, token) => mailPasswordReset(context, user.id, token),
  });
  const devices = createKnownDevices({ appOrigin, authSecret });
  const routeContext: RouteContext = {
    ...context,
    devices,
    signInLimits: createSignInLimits(context.limits, devices),
    auth,
    sessions: createSessions({
      auth,
      database,
      reads: connection.reads,
      passwordGate: context.passwordGate,
      joinsAnother,
    }),
    ceremony: createPasskeyCeremony(appOrigin),
  };
  const findPublicLink = rememberLinks(connection);
  const mailbox = options.mailbox ? createMailbox() : null;

  const registerApi = async (api: FastifyInstance) => {
    // door
    publicSignupLinkRoutes(api, { findPublicLink });
    visitRoutes(api, routeContext);
    registrationRoutes(api, routeContext);
    completionRoutes(api, routeContext);
    receiptRoutes(api, routeContext);
    disavowalRoutes(api, routeContext);
    signupLinkRoutes(api, routeContext);
    analyticsRoutes(api, routeContext);
    approvalRoutes(api, routeContext);
    invitationRoutes(api, routeContext);
    publicSignupRequestRoutes(api, routeContext);
    signupRequestRoutes(api, routeContext);
    rehearsalRoutes(api, routeContext);
    linkUndoRoutes(api, routeContext);
    importRoutes(api, routeContext);
    setupRoutes(api, routeContext);
    // casework
    caseRoutes(api, routeContext);
    ownCaseRoutes(api, { ...routeContext, linkWords });
    caseSettingsRoutes(api, routeContext, followCaseRole);
    partyRoutes(api, routeContext);
    // people
    sessionRoutes(api, routeContext);
    passwordResetRoutes(api, routeContext);
    signInMethodRoutes(api, routeContext);
    accountDisavowalRoutes(api, routeContext);
    organizationRoutes(api, routeContext);
    userRoutes(api, { ...routeContext, userSources });
    profileRoutes(api, routeContext);
    addressRoutes(api, routeContext);
    auditRoutes(api, {
      ...routeContext,
      userSources,
      subjects: [caseSubject, signupLinkSubject, partySubject, registrationSubject],
    });
    // platform
    if (mailbox) mailboxRoutes(api, { database, mailbox, sealingKey: context.outbox.sealingKey });
  };
  await app.register(async (guarded) => {
    // Not for the program's own files and its health: refusing those helps nobody, and a page would never appear.
    await guarded.register(underPressure, {
      maxEventLoopDelay: options.longestEventLoopDelay ?? 2_000,
      exposeStatusRoute: false,
    });
    await guarded.register(registerApi, { prefix: '/api/v1' });
    logoRoutes(guarded, { database });
    if (options.webhookSecret) await resendRoutes(guarded, { database, secret: options.webhookSecret });
  });
  // The check writes: after a failover the database may be read-only.
  serveHealth(app, async () => {
    await context.limits.take({ name: 'readiness', points: 1, seconds: 60 }, instance);
  });
  serveReference(app);
  if (options.webFolder) {
    await serveWebApp(app, options.webFolder, {
      appOrigin: new URL(appOrigin).origin,
      mailbox: options.mailbox,
      findLink: (token) => findLinkOfPage(findPublicLink, token),
    });
  }

  const handlers: Handlers = {
    'deliver-email': async (mails) => {
      const emailIds = mails.map(({ emailId }) => emailId);
      const outcomes = await deliverEmails(
        database,
        {
          mailer: options.mailer,
          sealingKey: context.outbox.sealingKey,
          personalLinkWorks,
          onError: (error, ids) => app.log.error({ err: error, emailIds: ids }, 'mail not delivered'),
        },
        emailIds,
      );
      for (const { outcome } of outcomes) metrics?.countMail(outcome);
      const ended = emailIds.filter((_id, index) => outcomes[index]?.outcome !== 'later');
      const gone = await endDelivered(database, ended);
      mailbox?.keep(gone);
      return outcomes;
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
      await forgetAddressChanges(database);
      await endExpiredSessions(database);
      await lapseRegistrations(context);
    },
    'import-rows': (job) => runImport(context, job),
    'report-conflict': async ({ caseId }) => {
      await reportConflict(context, caseId);
    },
    'send-invitations': (job) => workThroughBatch(context, job),
    'remind-invitees': async () => {
      await remindInvitees(context);
    },
    'send-digests': async () => {
      await sendDigests(context);
    },
    'request-password-reset': async ({ userId }) => {
      if (userId === null) return;
      const user = await database.user.findUnique({ where: { id: userId } });
      if (user) await auth.api.requestPasswordReset({ body: { email: user.emailCanonical } });
    },
  };
  return { http: app, handlers, auth, context };
}
