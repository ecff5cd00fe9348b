import { fullName } from '@casedoor/contracts/person-name';
import type { User } from '@casedoor/contracts';
import { Anchor, Group, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatShortDate } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { UserActions } from './user-actions.tsx';
import { UserStatus } from './user-status.tsx';

/** The users: a table on wide screens, cards on a phone. */
export function UserList({ users, dimmed }: { users: User[]; dimmed: boolean }) {
  const wide = useMediaQuery('(min-width: 62em)', false, { getInitialValueInEffect: false });
  return (
    <div aria-busy={dimmed} style={{ opacity: dimmed ? 0.55 : 1, transition: 'opacity 120ms' }}>
      {wide ? <UserTable users={users} /> : <UserCards users={users} />}
    </div>
  );
}

function UserTable({ users }: { users: User[] }) {
  const { t } = useTranslation('users');
  const { t: shell } = useTranslation('shell');
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.name')}</Table.Th>
          <Table.Th>{t('column.role')}</Table.Th>
          <Table.Th>{t('column.status')}</Table.Th>
          <Table.Th>{t('column.signedUpThrough')}</Table.Th>
          <Table.Th>{t('column.added')}</Table.Th>
          <Table.Th w={56}>
            <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {users.map((user) => (
          <Table.Tr key={user.id}>
            <Table.Td>
              <UserName user={user} />
            </Table.Td>
            <Table.Td>{shell(`role.${user.role}`)}</Table.Td>
            <Table.Td>
              <UserStatus user={user} />
            </Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <SignedUpThrough user={user} />
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatShortDate(user.createdAt)}</Table.Td>
            <Table.Td>
              <UserActions user={user} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function UserCards({ users }: { users: User[] }) {
  const { t } = useTranslation('shell');
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {users.map((user) => (
        <Paper component="li" key={user.id} withBorder p="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <UserName user={user} />
            <UserActions user={user} />
          </Group>
          <Group mt="sm" gap="md" align="center">
            <UserStatus user={user} />
            <Text size="sm">{t(`role.${user.role}`)}</Text>
            <Text size="sm" component="div" miw={0} style={{ overflowWrap: 'anywhere' }}>
              <SignedUpThrough user={user} />
            </Text>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}

function UserName({ user }: { user: User }) {
  return (
    <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Anchor component={Link} to={paths.user(user.id)} fw={600} c="var(--colour-text)">
        {fullName(user)}
      </Anchor>
      <Text size="sm" c="dimmed">
        {user.tagId ? `${user.email} · ${user.tagId}` : user.email}
      </Text>
    </div>
  );
}

/** The link by which a user signed up, or that an administrator added them. */
export function SignedUpThrough({ user }: { user: User }) {
  const { t } = useTranslation('users');
  const { manages } = useMember();
  if (!user.signupLink)
    return (
      <Text span inherit c="dimmed">
        {t('addedDirectly')}
      </Text>
    );
  if (!manages) return <>{user.signupLink.title}</>;
  return (
    <Anchor component={Link} to={paths.signupLink(user.signupLink.id)} inherit>
      {user.signupLink.title}
    </Anchor>
  );
}
