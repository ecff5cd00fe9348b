import type { SignupLink } from '@casedoor/contracts';
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const good = { color: 'var(--colour-good)', background: 'var(--colour-good-soft)' };
const wait = { color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' };
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

/** A link's state. */
export function LinkState({ state }: Pick<SignupLink, 'state'>) {
  const { t } = useTranslation('signup-links');
  return <Badge style={tones[state]}>{t(`state.${state}`)}</Badge>;
}
