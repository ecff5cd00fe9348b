import type { SignupLink } from '@casedoor/contracts';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { formatMoment, formatNumber, formatShortDate } from '../../../i18n/format.ts';

/** Uses of the link and its limit, and today's where there is a daily limit. */
export function LinkUses({ link, short = false }: { link: SignupLink; short?: boolean }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const { useLimit, usesToday, dailyLimit, reopensAt } = link;
  const uses = formatNumber(link.uses);
  return (
    <>
      <Text size="sm">
        {useLimit === null
          ? t(short ? 'usesShort' : 'uses', { uses })
          : t(short ? 'usesOfShort' : 'usesOf', { uses, useLimit: formatNumber(useLimit) })}
      </Text>
      {dailyLimit !== null && !link.revokedAt && !link.replacedAt && (
        <Text size="sm" c="dimmed">
          {t('today', { today: formatNumber(usesToday), dailyLimit: formatNumber(dailyLimit) })}
        </Text>
      )}
      {reopensAt && (
        <Text size="sm" c="dimmed">
          {t('reopens', { moment: formatMoment(reopensAt, timeZone) })}
        </Text>
      )}
    </>
  );
}

/** When the link opens, where that is in the future, and when it expires. */
export function LinkTimes({ link, short = false }: { link: SignupLink; short?: boolean }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  return (
    <>
      {link.state === 'scheduled' && link.opensAt && (
        <Text size="sm">{t('opens', { moment: formatMoment(link.opensAt, timeZone) })}</Text>
      )}
      <LinkExpiry link={link} short={short} />
    </>
  );
}

function LinkExpiry({ link, short }: { link: SignupLink; short: boolean }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  if (!link.expiresAt)
    return (
      <Text size="sm" c="dimmed">
        {t(short ? 'expires.neverShort' : 'expires.never')}
      </Text>
    );
  const moment = formatMoment(link.expiresAt, timeZone);
  if (short) return <Text size="sm">{moment}</Text>;
  return <Text size="sm">{t(link.state === 'expired' ? 'expires.was' : 'expires.on', { moment })}</Text>;
}

/** What people become who sign up through it. */
export function LinkMakes({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  return (
    <Text size="sm" c="dimmed">
      {t(`makes.${link.joinsAs}_${link.autoCreateCase ? link.caseRole : 'none'}`)}
    </Text>
  );
}

/** When, by whom and why the link ended, and how long its URL still works. */
export function LinkEnd({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const date = formatShortDate(link.revokedAt ?? link.replacedAt ?? link.createdAt);
  return (
    <>
      <Text size="sm">
        {link.endedBy ? t('endedOnBy', { date, name: link.endedBy }) : t('endedOn', { date })}
      </Text>
      {link.endReason && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('why', { reason: link.endReason })}
        </Text>
      )}
      {link.inGrace && link.graceEndsAt && (
        <Text size="sm" c="var(--colour-wait)">
          {t('worksUntil', { moment: formatMoment(link.graceEndsAt, timeZone) })}
        </Text>
      )}
    </>
  );
}
