import type { SignupLink } from '@casedoor/contracts';
import type { TFunction } from 'i18next';
import { formatList, formatMoment } from '../../../i18n/format.ts';

function effectOf({ joinsAs, autoCreateCase, caseRole }: SignupLink) {
  return `does.effect.${joinsAs}_${autoCreateCase ? caseRole : 'none'}` as const;
}

/** Returns what a link does in plain sentences, from its settings and its state. */
export function whatItDoes(
  link: SignupLink,
  { name: organization, timeZone }: { name: string; timeZone: string },
  t: TFunction<'signup-links'>,
): string {
  const effect = t(effectOf(link), { organization });
  const moment = (at: string | null) => (at ? formatMoment(at, timeZone) : '');
  const opensAt = moment(link.opensAt);
  const expiresAt = moment(link.expiresAt);
  const limits = limitsOf(link, expiresAt, t);
  switch (stateOf(link)) {
    case 'expired':
      return t('does.expired', { expiresAt });
    case 'full':
      return t('does.full', { count: link.useLimit ?? link.uses });
    case 'full_today':
      return [
        t('does.fullToday', { count: link.dailyLimit ?? link.usesToday, reopensAt: moment(link.reopensAt) }),
        ...limits,
      ].join(' ');
    case 'replaced':
      return t(link.inGrace ? 'does.replacedWithGrace' : 'does.replaced', {
        graceEndsAt: moment(link.graceEndsAt),
      });
    case 'revoked':
      return t('does.revoked');
    case 'scheduled':
      return [t('does.scheduled', { opensAt, effect }), ...limits].join(' ');
    case 'paused':
      return [t(link.url ? 'does.paused' : 'does.new', { effect }), ...limits].join(' ');
    case 'open':
      return [capitalized(effect), ...limits].join(' ');
  }
}

// The switch is an optimistic update: the sentence must follow it, not the state in the last answer.
function stateOf(link: SignupLink): SignupLink['state'] {
  if (link.state === 'paused' && link.allowSignup) return 'open';
  return link.state === 'open' && !link.allowSignup ? 'paused' : link.state;
}

function limitsOf(link: SignupLink, expiresAt: string, t: TFunction<'signup-links'>): string[] {
  const limits: string[] = [];
  if (link.useLimit !== null)
    limits.push(t('does.places', { count: Math.max(0, link.useLimit - link.uses) }));
  if (link.dailyLimit !== null && link.state !== 'full_today')
    limits.push(t('does.daily', { count: link.dailyLimit, today: link.usesToday }));
  if (expiresAt) limits.push(t('does.until', { expiresAt }));
  if (link.allowedEmailDomains.length > 0)
    limits.push(t('does.domains', { domains: formatList(link.allowedEmailDomains) }));
  if (link.requiresApproval || link.grantLapsed) limits.push(t('does.approval'));
  return limits;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
