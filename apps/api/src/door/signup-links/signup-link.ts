import {
  closedLinkCode,
  type LinkState,
  opensByItself,
  type ReopeningState,
} from '@casedoor/contracts/link-states';
import { Prisma } from '../../platform/database/client.ts';
import { Problem } from '../../platform/http/problem.ts';

/** What a link's state is derived from. */
export interface LinkFacts {
  allowSignup: boolean;
  opensAt: Date | null;
  expiresAt: Date | null;
  useLimit: number | null;
  uses: number;
  dailyLimit: number | null;
  usesToday: number;
  dayEndsAt: Date | null;
  replacedAt: Date | null;
  revokedAt: Date | null;
  /** When its alarm paused it. */
  alarmAt: Date | null;
}

/**
 * A link's state at a moment. Final states come before those that can be lifted. For a person who verified the mailbox,
 * at `verifiedAt`, before the alarm paused the link, it is not paused.
 */
export function linkState(link: LinkFacts, now: Date, verifiedAt: Date | null = null): LinkState {
  if (link.revokedAt) return 'revoked';
  if (link.replacedAt) return 'replaced';
  if (link.expiresAt && link.expiresAt <= now) return 'expired';
  if (link.useLimit !== null && link.uses >= link.useLimit) return 'full';
  const mayFinish = verifiedAt !== null && link.alarmAt !== null && verifiedAt <= link.alarmAt;
  if (!link.allowSignup && !mayFinish) return 'paused';
  if (link.opensAt && link.opensAt > now) return 'scheduled';
  if (link.dailyLimit !== null && usesToday(link, now) >= link.dailyLimit) return 'full_today';
  return 'open';
}

/** The same rule in SQL, by the database's clock, for lists; `l` is the link. */
export const stateInSql = stateFor(Prisma.sql`NULL::timestamptz`);

/** The same for the CTE `locked_registration`, in the statement that spends a use. */
export const stateForLockedRegistration = stateFor(Prisma.sql`locked_registration."verifiedAt"`);

function stateFor(verifiedAt: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
  CASE WHEN l."revokedAt" IS NOT NULL THEN 'revoked'
       WHEN l."replacedAt" IS NOT NULL THEN 'replaced'
       WHEN l."expiresAt" <= now() THEN 'expired'
       WHEN l."uses" >= l."useLimit" THEN 'full'
       WHEN NOT l."allowSignup" AND (${verifiedAt} <= l."alarmAt") IS NOT TRUE THEN 'paused'
       WHEN l."opensAt" > now() THEN 'scheduled'
       WHEN l."dayEndsAt" > now() AND l."usesToday" >= l."dailyLimit" THEN 'full_today'
       ELSE 'open' END`;
}

/** How many registrations completed in the organization's day that includes `now`. */
export function usesToday(link: LinkFacts, now: Date): number {
  return link.dayEndsAt && link.dayEndsAt > now ? link.usesToday : 0;
}

/** When a link that is closed only for a time opens (again); null where that is unknown. */
export function opensAgainAt(link: LinkFacts, now: Date): Date | null {
  const state = linkState(link, now);
  if (!opensByItself(state)) return null;
  const moments: Record<ReopeningState, Date | null> = {
    scheduled: link.opensAt,
    full_today: link.dayEndsAt,
  };
  return moments[state];
}

/** Throws the problem of a closed link. */
export function refuseClosed(link: LinkFacts, now: Date, verifiedAt: Date | null = null): void {
  const state = linkState(link, now, verifiedAt);
  if (state !== 'open') throw new Problem(closedLinkCode(state), { opensAt: opensAgainAt(link, now) });
}

/** What to read of a link's case role to decide whether its person may see the case. */
export const seenCaseRole = { select: { mayView: true } } as const satisfies Prisma.CustomCaseRoleDefaultArgs;

/** Whether a link opens a case that the person may see: a case that their case role hides is never mentioned. */
export function opensCase(link: {
  autoCreateCase: boolean;
  customCaseRole: { mayView: boolean } | null;
}): boolean {
  return link.autoCreateCase && link.customCaseRole?.mayView !== false;
}
