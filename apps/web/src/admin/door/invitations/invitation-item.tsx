import type { Invitation, InvitationState, SignupLink } from '@casedoor/contracts';
import { Anchor, Badge, Button, Checkbox, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import type { Action } from './use-invitation-actions.ts';

const good = { color: 'var(--colour-good)', background: 'var(--colour-good-soft)' };
const wait = { color: 'var(--colour-wait)', background: 'var(--colour-wait-soft)' };
const over = { color: 'var(--colour-dim)', background: 'var(--colour-raised)' };
const bad = { color: 'var(--colour-bad)', background: 'var(--colour-bad-soft)' };
const tones: Record<InvitationState, object> = {
  queued: over,
  sent: over,
  delivered: over,
  bounced: bad,
  opened: wait,
  started: wait,
  awaits_approval: wait,
  completed: good,
  rejected: over,
  withdrawn: over,
  expired: over,
  revoked: over,
  refused: bad,
  cancelled: over,
};

const resendable = [
  'sent',
  'delivered',
  'bounced',
  'opened',
  'started',
  'expired',
  'refused',
  'cancelled',
] as const;
const revocable = ['queued', 'sent', 'delivered', 'bounced', 'opened', 'started', 'expired'] as const;

/** Whether the invitation can be sent again: the link is open, and the person has neither ended nor completed it. */
export function canResend({ state, email }: Invitation, link: SignupLink): boolean {
  return link.state === 'open' && email !== '' && resendable.some((each) => each === state);
}

/** Whether the invitation can be revoked. */
export function canRevoke({ state }: Invitation): boolean {
  return revocable.some((each) => each === state);
}

interface Props {
  link: SignupLink;
  invitation: Invitation;
  chosen: boolean;
  onChoose: (on: boolean) => void;
  onAsk: (what: Action) => void;
}

/** One invitation: the person, its state and the reason for it, and its actions. */
export function InvitationItem({ link, invitation, chosen, onChoose, onAsk }: Props) {
  const { t } = useTranslation('invitations');
  const { timeZone } = useMember().organization;
  const { email, state, refusal, mailError, mailedAt, remindedAt, membershipId } = invitation;
  const person = [invitation.firstName, invitation.lastName].filter(Boolean).join(' ');
  const name = person || email || t('list.forgotten');
  const why = refusal ? t(`refusal.${refusal}`) : mailError;
  const resends = canResend(invitation, link);
  const revokes = canRevoke(invitation);
  return (
    <Group
      component="li"
      justify="space-between"
      gap="xs"
      py="sm"
      style={{ borderTop: '1px solid var(--colour-line)' }}
    >
      <Group gap="sm" wrap="nowrap" align="flex-start" flex="1 1 16rem" style={{ minWidth: 0 }}>
        <Checkbox
          mt={2}
          aria-label={t('list.select', { name })}
          checked={chosen && (resends || revokes)}
          disabled={!resends && !revokes}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={600} size="sm">
            {membershipId ? (
              <Anchor component={Link} to={paths.user(membershipId)} inherit>
                {name}
              </Anchor>
            ) : (
              name
            )}
          </Text>
          {email && name !== email && (
            <Text size="sm" c="dimmed">
              {email}
            </Text>
          )}
          <Text size="sm" c="dimmed">
            {[
              mailedAt && t('list.mailed', { moment: formatDateTime(mailedAt, timeZone) }),
              remindedAt && t('list.reminded', { moment: formatDateTime(remindedAt, timeZone) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {why && (
            <Text size="sm" c="var(--colour-bad)">
              {why}
            </Text>
          )}
        </div>
      </Group>
      <Badge style={tones[state]}>{t(`state.${state}`)}</Badge>
      <Group gap="xs" miw={{ base: 0, sm: 210 }} justify="flex-end">
        {resends && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('list.resendOf', { name })}
            onClick={() => onAsk('resend')}
          >
            {t('list.resend')}
          </Button>
        )}
        {revokes && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('list.revokeOf', { name })}
            onClick={() => onAsk('revoke')}
          >
            {t('list.revoke')}
          </Button>
        )}
      </Group>
    </Group>
  );
}
