import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { CaseRoles } from '../../casework/case-settings/case-roles.tsx';
import { CaseTypes } from '../../casework/case-settings/case-types.tsx';
import { OrganizationForm } from './organization-form.tsx';
import { useOrganization } from './queries.ts';

/** The organization's settings. */
export function Component() {
  const { t } = useTranslation('organization');
  const organization = useOrganization();
  return (
    <>
      <PageHeading title={t('title')} text={t('introduction')} />
      {organization.data ? (
        <Stack gap="lg">
          <OrganizationForm organization={organization.data} />
          <CaseTypes />
          <CaseRoles />
        </Stack>
      ) : organization.isPending ? (
        <PageSkeleton lines={8} />
      ) : (
        <ErrorPanel
          error={organization.error}
          retry={organization.refetch}
          retrying={organization.isFetching}
        />
      )}
    </>
  );
}
