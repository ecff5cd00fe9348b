import type { Database } from './database/client.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Outbox } from './mail/enqueue-email.ts';
import type { PasswordGate } from './secrets/password-gate.ts';

/** What every verb may need. `app.ts` builds the one for production; tests replace parts of it. */
export interface AppContext {
  database: Database;
  /** Rate-limit counters that all instances share. */
  limits: RateLimits;
  outbox: Outbox;
  jobs: Pick<Jobs, 'enqueue'>;
  passwordGate: PasswordGate;
  /** Scheme, host and port of every link in a mail. */
  appOrigin: string;
  /** At least 32 bytes; signs sessions and links. */
  authSecret: string;
  /** Whether mails stay in the development mailbox. */
  mailbox: boolean;
}
