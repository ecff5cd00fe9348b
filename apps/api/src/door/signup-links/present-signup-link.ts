import type { SignupLink } from '@casedoor/contracts';
import type { Prisma } from '../../platform/database/client.ts';
import { readableDomain } from '../../platform/mail/email-address.ts';
import { accessFields } from '../../people/access/active-member.ts';
import { fullName, memberNameFields } from '../../people/access/member-name.ts';
import { isGrantLapsed } from '../../people/access/staff-rights.ts';
import { settingsOf } from './settings.ts';
import { linkState, opensAgainAt, usesToday } from './signup-link.ts';

/** What to read of a link to show it to administrators. */
export const linkWithPeople = {
  createdBy: { select: memberNameFields },
  endedBy: { select: memberNameFields },
  grantedBy: { select: accessFields },
  caseType: { select: { name: true } },
  customCaseRole: { select: { name: true } },
} satisfies Prisma.SignupLinkInclude;

type LinkRow = Prisma.SignupLinkGetPayload<{ include: typeof linkWithPeople }>;

/** A link as administrators see it; `now` is the database's clock. */
export function presentSignupLink(link: LinkRow, appOrigin: string, now: Date): SignupLink {
  const state = linkState(link, now);
  return {
    id: link.id,
    version: link.version,
    url: link.token === null ? null : publicUrl(appOrigin, link.token),
    isDefault: link.isDefault,
    state,
    ...settingsOf(link),
    allowedEmailDomains: link.allowedEmailDomains.map(readableDomain),
    customCaseRole: link.customCaseRole?.name ?? null,
    uses: link.uses,
    usesToday: usesToday(link, now),
    reopensAt: state === 'scheduled' ? null : (opensAgainAt(link, now)?.toISOString() ?? null),
    grantLapsed: isGrantLapsed(link),
    alarm: alarmOf(link),
    replacedById: link.replacedById,
    replacedAt: link.replacedAt?.toISOString() ?? null,
    graceEndsAt: link.graceEndsAt?.toISOString() ?? null,
    graceForId: link.graceForId,
    inGrace: link.graceEndsAt !== null && link.graceEndsAt > now,
    revokedAt: link.revokedAt?.toISOString() ?? null,
    endedBy: fullName(link.endedBy),
    endReason: link.endReason,
    createdAt: link.createdAt.toISOString(),
    createdBy: fullName(link.createdBy),
  };
}

function alarmOf({ alarmAt, alarmReason, alarmCount, alarmLimit }: LinkRow): SignupLink['alarm'] {
  if (alarmAt === null || alarmReason === null || alarmCount === null || alarmLimit === null) return null;
  return { at: alarmAt.toISOString(), reason: alarmReason, count: alarmCount, limit: alarmLimit };
}

/** The link's public URL. */
export function publicUrl(appOrigin: string, token: string): string {
  return `${appOrigin}/join/${token}`;
}
