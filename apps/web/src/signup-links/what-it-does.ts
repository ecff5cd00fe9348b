import type { SignupLink } from '@casedoor/contracts';
import type { TFunction } from 'i18next';
import { formatDateTime, formatList } from '../i18n/format.ts';

function effectOf({ joinsAs, autoCreateCase, caseRole }: SignupLink) {
  return `does.effect.${joinsAs}_${autoCreateCase ? caseRole : 'none'}` as const;
}

/** What a link does, in plain sentences that follow its settings and its state. */
export function whatItDoes(link: SignupLink, organization: string, t: TFunction<'signup-links'>): string {
  const effect = t(effectOf(link), { organization });
  const opensAt = link.opensAt ? formatDateTime(link.opensAt) : '';
  const expiresAt = link.expiresAt ? formatDateTime(link.expiresAt) : '';
  switch (stateOf(link)) {
    case 'expired':
      return t('does.expired', { expiresAt });
    case 'full':
      return t('does.full', { count: link.useLimit ?? link.uses });
    case 'replaced':
      return t('does.replaced');
    case 'revoked':
      return t('does.revoked');
    case 'scheduled':
      return [t('does.scheduled', { opensAt, effect }), ...limitsOf(link, t)].join(' ');
    case 'paused':
      return [t(link.url ? 'does.paused' : 'does.new', { effect }), ...limitsOf(link, t)].join(' ');
    case 'open':
      return [capitalized(effect), ...limitsOf(link, t)].join(' ');
  }
}

// The switch is shown before the API has answered, so the sentence follows the switch.
function stateOf(link: SignupLink): SignupLink['state'] {
  if (link.state === 'paused' && link.allowSignup) return 'open';
  return link.state === 'open' && !link.allowSignup ? 'paused' : link.state;
}

function limitsOf(link: SignupLink, t: TFunction<'signup-links'>): string[] {
  const limits: string[] = [];
  if (link.useLimit !== null)
    limits.push(t('does.places', { count: Math.max(0, link.useLimit - link.uses) }));
  if (link.expiresAt) limits.push(t('does.until', { expiresAt: formatDateTime(link.expiresAt) }));
  if (link.allowedEmailDomains.length > 0)
    limits.push(t('does.domains', { domains: formatList(link.allowedEmailDomains) }));
  return limits;
}

function capitalized(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
