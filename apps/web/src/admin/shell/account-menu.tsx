import { fullName } from '@casedoor/contracts/person-name';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconInbox, IconLogout, IconUser, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router-dom';
import { problemMessage } from '../../api/problem-message.ts';
import { sessionQuery, useMember, useSignOut, useSwitchOrganization } from '../../api/session.ts';
import { paths } from '../paths.ts';
import { showFault } from '../../ui/toast.tsx';
import { forgetUnsavedForms, proceedUnlessUnsaved } from '../../ui/unsaved-forms.ts';

/** The signed-in person, their other organizations, and sign out. */
export function AccountMenu() {
  const { t } = useTranslation('shell');
  const { user, role, memberships, membershipId } = useMember();
  const mailbox = useQuery(sessionQuery).data?.mailbox ?? false;
  const navigate = useNavigate();
  const signOut = useSignOut();
  const switchTo = useSwitchOrganization();
  const onError = (error: unknown) => showFault(problemMessage(error));

  return (
    <Menu position="bottom-end" withArrow width={280}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--colour-text)"
          size="lg"
          aria-label={t('nav.account')}
        >
          <IconUserCircle size={24} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--colour-text)" truncate>
            {fullName(user)}
          </Text>
          <Text size="sm" c="dimmed" truncate>{`${user.email} · ${t(`role.${role}`)}`}</Text>
        </Menu.Label>
        <Menu.Divider />
        {memberships.length > 1 && (
          <>
            <Menu.Label>{t('nav.switchOrganization')}</Menu.Label>
            {memberships.map(({ id, organization, role: roleThere }) => (
              <Menu.Item
                key={id}
                aria-current={id === membershipId}
                disabled={switchTo.isPending}
                onClick={() =>
                  id !== membershipId &&
                  proceedUnlessUnsaved(null, () =>
                    switchTo.mutate(id, {
                      onError,
                      onSuccess: () => {
                        forgetUnsavedForms();
                        void navigate(paths.home);
                      },
                    }),
                  )
                }
                rightSection={id === membershipId ? <IconCheck size={16} aria-hidden /> : null}
              >
                {organization.name}
                <Text size="xs" c="dimmed">
                  {t(`role.${roleThere}`)}
                </Text>
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item component={Link} to={paths.profile} leftSection={<IconUser size={18} aria-hidden />}>
          {t('nav.profile')}
        </Menu.Item>
        {mailbox && (
          <Menu.Item component={Link} to={paths.mailbox} leftSection={<IconInbox size={18} aria-hidden />}>
            {t('nav.mailbox')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconLogout size={18} aria-hidden />}
          disabled={signOut.isPending}
          // Uses the promise, because this menu unmounts together with the session.
          onClick={() =>
            proceedUnlessUnsaved(
              null,
              () =>
                void signOut.mutateAsync().then(() => {
                  forgetUnsavedForms();
                  return navigate(paths.signIn, { replace: true });
                }, onError),
            )
          }
        >
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
