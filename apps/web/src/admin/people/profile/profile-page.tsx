import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { OwnCorrections } from './own-corrections.tsx';
import { Address } from './address.tsx';
import { Memberships } from './memberships.tsx';
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
