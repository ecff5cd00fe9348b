import type { PublicSignupLink } from '@casedoor/contracts';
import { Prisma, type Database } from '../../platform/database/client.ts';
import { neutralPlace } from '../../people/organizations/organization.ts';
import { Problem } from '../../platform/http/problem.ts';
import { readableDomain } from '../../platform/mail/email-address.ts';
import { linkState, opensAgainAt, type LinkFacts } from './signup-link.ts';
import { needsNoApproval } from './staff-rights.ts';
import { isToken } from '../../platform/secrets/token.ts';

/** A link with its organization, as the public side needs it. `now` is the database's clock. */
export interface PublicLinkRow extends LinkFacts {
  id: string;
  /** The replaced link whose URL was opened, during its grace; null where it is the link's own. */
  openedLinkId: string | null;
  organizationId: string;
  now: Date;
  joinsAs: 'client' | 'staff';
  /** It opens a case that the person may see: a case that their case role hides is never mentioned. */
  opensCase: boolean;
  caseRole: 'client' | 'staff';
  welcomeText: string | null;
  inviterName: string | null;
  locale: 'en' | 'fr' | null;
  allowedEmailDomains: string[];
  requiresApproval: boolean;
  throwawayEmails: 'allow' | 'warn' | 'refuse';
  startsPerHour: number;
  startsPerNetwork: number;
  alarmStarts: number | null;
  alarmRefusals: number | null;
  /** Whether any of its alarm's limits is set. */
  hasAlarm: boolean;
  organizationName: string;
  logoUrl: string | null;
  accentColour: string | null;
  contactEmail: string | null;
  contactUrl: string | null;
  contactPhone: string | null;
  postalAddress: string | null;
  registerNumber: string | null;
  dataLocation: string | null;
  timeZone: string;
  notice: string | null;
  discreet: boolean;
  quickExitUrl: string | null;
  frameOrigins: string[];
}

/**
 * The link of a link token; for a replaced link's token during its grace, the successor. `more` are further columns, of
 * the rows of `fromLinkOfToken`. Throws `signup_link_not_found`; garbage is refused without a query.
 */
export async function findLinkByToken<More = unknown>(
  database: Database,
  token: string,
  more: Prisma.Sql = Prisma.empty,
): Promise<PublicLinkRow & More> {
  if (!isToken('link', token)) throw new Problem('signup_link_not_found');
  return findLink<More>(database, fromLinkOfToken(token), more);
}

/** FROM and WHERE for the link `l` of a link token, its organization `o` and its own case role `r`. */
export function fromLinkOfToken(token: string): Prisma.Sql {
  return fromLink(
    Prisma.sql`l."organizationId" = opened."organizationId"
      AND l."id" = CASE WHEN opened."graceEndsAt" > now() THEN opened."graceForId" ELSE opened."id" END`,
    Prisma.sql`opened."token" = ${token}`,
  );
}

/** An organization's link as the public side sees it, with or without a URL. Throws `signup_link_not_found`. */
export async function findLinkById(
  database: Database,
  organizationId: string,
  signupLinkId: string,
): Promise<PublicLinkRow> {
  return findLink(
    database,
    fromLink(
      Prisma.sql`l."organizationId" = opened."organizationId" AND l."id" = opened."id"`,
      Prisma.sql`opened."id" = ${signupLinkId}::uuid AND opened."organizationId" = ${organizationId}::uuid`,
    ),
  );
}

function fromLink(which: Prisma.Sql, where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    FROM "SignupLink" opened
    JOIN "SignupLink" l ON ${which}
    JOIN "Organization" o ON o."id" = l."organizationId"
    LEFT JOIN "CustomCaseRole" r ON r."organizationId" = l."organizationId" AND r."id" = l."customCaseRoleId"
    WHERE ${where}`;
}

async function findLink<More = unknown>(
  database: Database,
  from: Prisma.Sql,
  more: Prisma.Sql = Prisma.empty,
): Promise<PublicLinkRow & More> {
  const [link] = await database.$queryRaw<(PublicLinkRow & More)[]>(selectLink(from, more));
  if (!link) throw new Problem('signup_link_not_found');
  return link;
}

/** The statement that reads a `PublicLinkRow`, with `more` columns. */
export function selectLink(from: Prisma.Sql, more: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT l."id", NULLIF(opened."id", l."id") AS "openedLinkId", l."organizationId", now() AS "now", l."allowSignup", l."opensAt", l."expiresAt", l."useLimit", l."uses",
           l."dailyLimit", l."usesToday", l."dayEndsAt", l."throwawayEmails", l."startsPerHour", l."startsPerNetwork", l."alarmStarts",
           l."alarmRefusals", num_nonnulls(l."alarmStarts", l."alarmRefusals", l."alarmUnverified") > 0 AS "hasAlarm", l."alarmAt", l."replacedAt", l."revokedAt", l."joinsAs", l."autoCreateCase" AND r."mayView" IS NOT FALSE AS "opensCase", l."caseRole", l."welcomeText", l."inviterName",
           l."locale", l."allowedEmailDomains", NOT ${needsNoApproval} AS "requiresApproval", o."name" AS "organizationName",
           CASE WHEN o."logo" IS NULL THEN NULL ELSE '/logos/' || o."id" || '?v=' || o."version" END AS "logoUrl",
           o."accentColour", o."contactEmail", o."contactUrl", o."contactPhone", o."postalAddress", o."registerNumber", o."dataLocation", o."timeZone", o."notice", l."discreet", o."quickExitUrl", l."frameOrigins"${more}${from}`;
}

/**
 * The websites that may show a link's frame now; none for an ended link. A discreet link has no frame: its quick exit
 * cannot leave the page around it.
 */
function frameOriginsOf(link: PublicLinkRow): string[] {
  return link.discreet || link.revokedAt || link.replacedAt ? [] : link.frameOrigins;
}

/** A link as the public sees it. */
export function presentPublicLink(link: PublicLinkRow): PublicSignupLink {
  return {
    state: linkState(link, link.now),
    organization: {
      id: link.discreet ? null : link.organizationId,
      name: link.organizationName,
      logoUrl: link.logoUrl,
      accentColour: link.accentColour,
      contactEmail: link.contactEmail,
      contactUrl: link.contactUrl,
      contactPhone: link.contactPhone,
      postalAddress: link.postalAddress,
      registerNumber: link.registerNumber,
      dataLocation: link.dataLocation,
      timeZone: link.timeZone,
      notice: link.notice,
    },
    discreet: link.discreet,
    quickExitUrl: link.discreet ? (link.quickExitUrl ?? neutralPlace) : null,
    joinsAs: link.joinsAs,
    opensCase: link.opensCase,
    caseRole: link.opensCase ? link.caseRole : null,
    welcomeText: link.welcomeText,
    inviterName: link.discreet ? null : link.inviterName,
    locale: link.locale,
    opensAt: opensAgainAt(link, link.now)?.toISOString() ?? null,
    expiresAt: link.expiresAt?.toISOString() ?? null,
    allowedEmailDomains: link.allowedEmailDomains.map(readableDomain),
    requiresApproval: link.requiresApproval,
    frameOrigins: frameOriginsOf(link),
  };
}
