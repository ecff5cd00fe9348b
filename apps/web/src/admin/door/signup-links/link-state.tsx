import type { SignupLink } from '@casedoor/contracts';
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const good = { color: 'var(--colour-good)', background: 'var(--colour-good-soft)' };
const wait = { color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' };
const bad = { color: 'var(--colour-bad)', background: 'var(--colour-bad-soft)' };
const over = { color: 'var(--colour-dim)', background: 'var(--colour-raised)' };
const tones = {
  open: good,
  paused: wait,
  scheduled: wait,
  expired: over,
  full: over,
  full_today: wait,
  replaced: over,
  revoked: over,
};

interface Props extends Pick<SignupLink, 'state'> {
  /** Why the link has paused itself, if it has. */
  alarm?: SignupLink['alarm'];
}

/** Badge of a link's state. Marks a link that has paused itself: it needs an administrator. */
export function LinkState({ state, alarm = null }: Props) {
  const { t } = useTranslation('signup-links');
  if (state === 'paused' && alarm) return <Badge style={bad}>{t('state.pausedItself')}</Badge>;
  return <Badge style={tones[state]}>{t(`state.${state}`)}</Badge>;
}
