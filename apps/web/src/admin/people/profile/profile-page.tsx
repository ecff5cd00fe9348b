import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { OwnCorrections } from './own-corrections.tsx';
import { Address } from './address.tsx';
import { ProfileForm } from './profile-form.tsx';
import { useProfile } from './queries.ts';
import { SignInMethods } from './sign-in-methods.tsx';

/** The person's own profile, memberships and sign-in methods. */
export function Component() {
  const { t } = useTranslation('profile');
  const profile = useProfile();
  const { user } = useMember();
  return (
    <>
      <PageHeading title={t('title')} text={t('introduction')} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
        {profile.data ? (
          <ProfileForm profile={profile.data} />
        ) : profile.isPending ? (
          <PageSkeleton lines={7} />
        ) : (
          <ErrorPanel error={profile.error} retry={profile.refetch} retrying={profile.isFetching} />
        )}
        <Stack gap="lg">
          <Address email={profile.data?.email ?? user.email} />
          <Memberships />
          <OwnCorrections />
          <SignInMethods email={user.email} />
        </Stack>
      </SimpleGrid>
    </>
  );
}

function Memberships() {
  const { t } = useTranslation(['profile', 'shell']);
  const { memberships, membershipId } = useMember();
  return (
    <Paper component="section" aria-labelledby="profile-organizations" withBorder p="lg">
      <Title order={2} size="h3" id="profile-organizations" mb="md">
        {t('organizations')}
      </Title>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {memberships.map(({ id, organization, role }) => (
          <Group component="li" key={id} justify="space-between" gap="xs">
            <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <Text fw={500}>{organization.name}</Text>
              <Text size="sm" c="dimmed">
                {t(`shell:role.${role}`)}
              </Text>
            </div>
            {id === membershipId && memberships.length > 1 && (
              <Badge variant="outline" tt="none">
                {t('current')}
              </Badge>
            )}
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}
