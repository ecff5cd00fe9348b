import { fullName } from '@casedoor/contracts/person-name';
import { Anchor, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { Correction } from './correction.tsx';
import { userQuery } from './queries.ts';
import { AddressProposal } from './address-proposal.tsx';
import { UserActions } from './user-actions.tsx';
import { UserCases } from './user-cases.tsx';
import { UserFacts } from './user-facts.tsx';
import { UserPlace } from './user-place.tsx';
import { UserStatus } from './user-status.tsx';

/** One user: their data, role and cases; `arrivals` renders how they joined. */
export function UserPage({ arrivals }: { arrivals: (membershipId: string) => ReactNode }) {
  const { t } = useTranslation('users');
  const { membershipId = '' } = useParams();
  const { manages } = useMember();
  const { data: user, error, refetch, isFetching } = useQuery(userQuery(membershipId));

  return (
    <>
      <Anchor component={Link} to={paths.users} size="sm" mb="md" display="inline-block">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden />
          {t('page.back')}
        </Group>
      </Anchor>
      {!user &&
        (error ? <ErrorPanel error={error} retry={refetch} retrying={isFetching} /> : <PageSkeleton />)}
      {user && (
        <>
          <PageHeading
            title={fullName(user)}
            aside={<UserStatus user={user} />}
            action={<UserActions user={user} onPage />}
          />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <Paper withBorder p="lg" component="section">
              <Title order={2} fz="lg" mb="md">
                {t('page.details')}
              </Title>
              <UserFacts user={user} />
              {manages && <Correction key={user.id} user={user} />}
              <AddressProposal user={user} />
            </Paper>
            <Paper withBorder p="lg" component="section">
              <Title order={2} fz="lg" mb="md">
                {t('page.place')}
              </Title>
              <UserPlace key={user.id} user={user} />
            </Paper>
          </SimpleGrid>
          <Paper withBorder p="lg" mt="lg" component="section">
            <Title order={2} fz="lg" mb="md">
              {t('page.cases')}
            </Title>
            {user.cases.length === 0 ? (
              <Text c="dimmed">{t('page.casesEmpty')}</Text>
            ) : (
              <UserCases cases={user.cases} />
            )}
          </Paper>
          {manages && arrivals(user.id)}
        </>
      )}
    </>
  );
}
