import {
  settingNames,
  type SettingName,
  type SignupLink as ShownLink,
  type signupLinkChanges,
} from '@casedoor/contracts';
import type { z } from 'zod';
import type { SignupLink, Transaction } from '../../platform/database/client.ts';
import { invalidField } from '../../platform/http/problem.ts';
import { canonicalDomain } from '../../platform/mail/email-address.ts';
import type { Clock } from './read-clock.ts';

/** The settings that an administrator may send, as the contract parses them. */
export type SettingsInput = Omit<z.output<typeof signupLinkChanges>, 'version'>;

/** The settings with the time that `expiresInDays` stands for. Throws `request_invalid` where both are given. */
export async function withExpiry<S extends SettingsInput>(
  transaction: Transaction,
  organizationId: string,
  { expiresInDays, ...settings }: S,
): Promise<Omit<S, 'expiresInDays'>> {
  if (expiresInDays === undefined) return settings;
  if (settings.expiresAt !== undefined) throw invalidField('expiresInDays', 'invalid');
  const expiresAt = await daysFromNow(transaction, organizationId, expiresInDays);
  return { ...settings, expiresAt: expiresAt.toISOString() };
}

/**
 * The same time of day a number of days later, in the organization's time zone and by the database's clock, to the
 * second.
 */
export async function daysFromNow(
  transaction: Transaction,
  organizationId: string,
  days: number,
): Promise<Date> {
  const [row] = await transaction.$queryRaw<[{ moment: Date }]>`
    SELECT (date_trunc('second', now()) AT TIME ZONE "known_zone"("timeZone") + ${days} * interval '1 day') AT TIME ZONE "known_zone"("timeZone") AS "moment"
    FROM "Organization" WHERE "id" = ${organizationId}::uuid`;
  return row.moment;
}

/** A link's settings as the contract shows them, with domains as they are stored. */
export function settingsOf(
  link: SignupLink & { caseType: { name: string } | null },
): Pick<ShownLink, SettingName> {
  const shown = settingNames.map((name) => {
    const value = name === 'caseType' ? (link.caseType?.name ?? null) : link[name];
    return [name, value instanceof Date ? value.toISOString() : value];
  });
  return Object.fromEntries(shown) as Pick<ShownLink, SettingName>;
}

/** The column of each setting. */
export const settingColumns = settingNames.map((name) => (name === 'caseType' ? 'caseTypeId' : name));

/** A link's settings as columns, to copy them. */
export function columnsOf(link: SignupLink): Pick<SignupLink, (typeof settingColumns)[number]> {
  return Object.fromEntries(settingColumns.map((column) => [column, link[column]])) as typeof link;
}

/**
 * The settings as columns, without those of the case recipe, which need the organization's lists; an omitted setting
 * has no column.
 */
export function settingsToColumns(settings: Omit<SettingsInput, 'expiresInDays'>) {
  const { opensAt, expiresAt, allowedEmailDomains, frameOrigins, ...others } = settings;
  const {
    caseType: _type,
    caseRole: _role,
    customCaseRoleId: _custom,
    caseStaffIds: _staff,
    ...rest
  } = others;
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<typeof rest>;
  return {
    ...(given as
      | { [K in keyof typeof rest]-?: Exclude<(typeof rest)[K], undefined> }
      | Record<string, never>),
    ...(opensAt === undefined ? {} : { opensAt: opensAt === null ? null : new Date(opensAt) }),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    ...(allowedEmailDomains === undefined
      ? {}
      : { allowedEmailDomains: [...new Set(allowedEmailDomains.map(toCanonicalDomain))] }),
    ...(frameOrigins === undefined
      ? {}
      : { frameOrigins: [...new Set(frameOrigins.map((typed) => new URL(typed).origin))] }),
    ...(given.welcomeText === '' ? { welcomeText: null } : {}),
    ...(given.nextStepsEn === '' ? { nextStepsEn: null } : {}),
    ...(given.nextStepsFr === '' ? { nextStepsFr: null } : {}),
    ...(given.caseNote === '' ? { caseNote: null } : {}),
  };
}

interface Times {
  opensAt: Date | null;
  expiresAt: Date | null;
}

/**
 * Throws `request_invalid`, on the time that was changed, where a link would expire before it opens, or at a past time
 * that is not its present end.
 */
export function refuseImpossibleTimes(
  changes: Partial<Times>,
  before: Times | null,
  { now }: Pick<Clock, 'now'>,
): void {
  const { opensAt, expiresAt } = { opensAt: null, expiresAt: null, ...before, ...changes };
  if (!expiresAt) return;
  const isNew = expiresAt.getTime() !== before?.expiresAt?.getTime();
  if (isNew && expiresAt <= now) throw invalidField('expiresAt', 'expires_in_past');
  if (opensAt && expiresAt <= opensAt)
    throw invalidField(isNew ? 'expiresAt' : 'opensAt', 'expires_before_opening');
}

function toCanonicalDomain(domain: string): string {
  const wildcard = domain.startsWith('*.');
  const canonical = canonicalDomain(wildcard ? domain.slice(2) : domain);
  if (canonical === null) throw invalidField('allowedEmailDomains', 'domain_invalid');
  return wildcard ? `*.${canonical}` : canonical;
}
