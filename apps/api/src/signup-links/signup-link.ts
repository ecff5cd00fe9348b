import type { LinkState, ProblemCode, SignupLink } from '@casedoor/contracts';
import { Prisma } from '../database/client.ts';

/** What decides a link's state. */
export interface LinkFacts {
  allowSignup: boolean;
  opensAt: Date | null;
  expiresAt: Date | null;
  useLimit: number | null;
  uses: number;
  replacedAt: Date | null;
  revokedAt: Date | null;
}

/** A link's state at a moment. What is final comes before what can be lifted. */
export function linkState(link: LinkFacts, now: Date): LinkState {
  if (link.revokedAt) return 'revoked';
  if (link.replacedAt) return 'replaced';
  if (link.expiresAt && link.expiresAt <= now) return 'expired';
  if (link.useLimit !== null && link.uses >= link.useLimit) return 'full';
  if (!link.allowSignup) return 'paused';
  if (link.opensAt && link.opensAt > now) return 'scheduled';
  return 'open';
}

/** The same rule in SQL, by the database's clock, for the statement that spends a use; `l` is the link. */
export const isOpen = Prisma.sql`
  l."allowSignup" AND l."revokedAt" IS NULL AND l."replacedAt" IS NULL
  AND (l."opensAt" IS NULL OR l."opensAt" <= now())
  AND (l."expiresAt" IS NULL OR l."expiresAt" > now())
  AND (l."useLimit" IS NULL OR l."uses" < l."useLimit")`;

/** The problem that a closed link answers with; null while it is open. */
export function problemOfState(state: LinkState): ProblemCode | null {
  return state === 'open' ? null : `signup_link_${state}`;
}

/** What the database gives for a link that is shown to administrators. */
export const linkWithCreator = {
  createdBy: { select: { user: { select: { firstName: true, lastName: true } } } },
} satisfies Prisma.SignupLinkInclude;

type LinkRow = Prisma.SignupLinkGetPayload<{ include: typeof linkWithCreator }>;

/** A link as administrators see it. */
export function presentSignupLink(link: LinkRow, appOrigin: string, now = new Date()): SignupLink {
  return {
    id: link.id,
    version: link.version,
    title: link.title,
    url: link.token === null ? null : publicUrl(appOrigin, link.token),
    isDefault: link.isDefault,
    state: linkState(link, now),
    allowSignup: link.allowSignup,
    joinsAs: link.joinsAs === 'staff' ? 'staff' : 'client',
    autoCreateCase: link.autoCreateCase,
    caseRole: link.caseRole,
    caseTitlePattern: link.caseTitlePattern,
    caseType: link.caseType,
    opensAt: link.opensAt?.toISOString() ?? null,
    expiresAt: link.expiresAt?.toISOString() ?? null,
    useLimit: link.useLimit,
    uses: link.uses,
    allowedEmailDomains: link.allowedEmailDomains,
    locale: link.locale === 'en' || link.locale === 'fr' ? link.locale : null,
    welcomeText: link.welcomeText,
    discreet: link.discreet,
    replacedById: link.replacedById,
    replacedAt: link.replacedAt?.toISOString() ?? null,
    revokedAt: link.revokedAt?.toISOString() ?? null,
    createdAt: link.createdAt.toISOString(),
    createdBy: link.createdBy ? `${link.createdBy.user.firstName} ${link.createdBy.user.lastName}` : null,
  };
}

/** The address that is published. */
export function publicUrl(appOrigin: string, token: string): string {
  return `${appOrigin}/join/${token}`;
}

/** The title of a case that opens by itself. `date` is already written out for the organization. */
export function caseTitle(
  pattern: string,
  fields: { firstName: string; lastName: string; email: string; date: string },
): string {
  const title = pattern.replaceAll(
    /\{(firstName|lastName|email|date)\}/g,
    (_, field: keyof typeof fields) => fields[field],
  );
  // Half of a character at the cut could not be stored.
  return title.slice(0, 200).replace(/\p{Cs}$/u, '');
}
