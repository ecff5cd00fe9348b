import { fullName } from '@casedoor/contracts/person-name';
import type { User } from '@casedoor/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconExternalLink, IconMailForward, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { problemMessage } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useChangeUser, useResendInvitation } from './queries.ts';
import { mayChange } from './user-rights.ts';

/** Actions on one user: open, resend the invitation, disable, enable. */
export function UserActions({ user, onPage = false }: { user: User; onPage?: boolean }) {
  const { t } = useTranslation('users');
  const member = useMember();
  const change = useChangeUser();
  const resend = useResendInvitation();
  const menu = useRef<HTMLButtonElement>(null);
  const [asking, question] = useDisclosure(false);
  const name = fullName(user);
  const allowed = mayChange(member, user);
  if (onPage && !allowed) return null;

  function ask() {
    // The dialog gives the focus back to what has it now; the menu's item will be gone.
    menu.current?.focus();
    question.open();
  }

  async function setDisabled(disabled: boolean) {
    await change.mutateAsync({ membershipId: user.id, changes: { disabled } });
    question.close();
    showToast(t(disabled ? 'action.disabled' : 'action.enabled', { name }), () =>
      change.mutateAsync({ membershipId: user.id, changes: { disabled: !disabled } }).then(
        () => showToast(t(disabled ? 'action.enabled' : 'action.disabled', { name })),
        (error: unknown) => showFault(problemMessage(error)),
      ),
    );
  }

  return (
    <>
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <ActionIcon
            ref={menu}
            variant={onPage ? 'default' : 'subtle'}
            color="gray"
            c="var(--colour-text)"
            size={onPage ? 42 : 'lg'}
            aria-label={t('action.menu', { name })}
            loading={resend.isPending}
          >
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!onPage && (
            <Menu.Item
              component={Link}
              to={paths.user(user.id)}
              leftSection={<IconExternalLink size={18} aria-hidden />}
            >
              {t('action.open')}
            </Menu.Item>
          )}
          {allowed && user.status === 'invited' && (
            <Menu.Item
              leftSection={<IconMailForward size={18} aria-hidden />}
              onClick={() =>
                resend.mutate(user.id, {
                  onSuccess: () => showToast(t('action.resent', { email: user.email })),
                  onError: (error) => showFault(problemMessage(error)),
                })
              }
            >
              {t('action.resend')}
            </Menu.Item>
          )}
          {allowed && user.status !== 'disabled' && (
            <Menu.Item leftSection={<IconUserOff size={18} aria-hidden />} onClick={ask}>
              {t('action.disable')}
            </Menu.Item>
          )}
          {allowed && user.status === 'disabled' && (
            <Menu.Item
              leftSection={<IconUserCheck size={18} aria-hidden />}
              onClick={() =>
                void setDisabled(false).catch((error: unknown) => showFault(problemMessage(error)))
              }
            >
              {t('action.enable')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking}
        onClose={question.close}
        title={t('disable.title', { name })}
        confirmLabel={t('disable.confirm')}
        danger
        confirming={change.isPending}
        error={change.error}
        // The dialog shows the refusal, from change.error.
        onConfirm={() => void setDisabled(true).catch(() => undefined)}
      >
        {t('disable.text', { name, organization: member.organization.name })}
      </ConfirmDialog>
    </>
  );
}
