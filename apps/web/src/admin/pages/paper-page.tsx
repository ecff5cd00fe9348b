import { Anchor, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useOrganization } from '../people/organization/queries.ts';
import { LinkOnPaper } from '../door/sharing/link-on-paper.tsx';
import { paths } from '../paths.ts';
import { FrameOrigins } from '../door/sharing/frame-origins.tsx';
import { linkQuery } from '../door/signup-links/queries.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';

/** A sign-up link for paper and websites, with the organization's branding. */
export function Component() {
  const { t } = useTranslation('paper');
  const { signupLinkId = '' } = useParams();
  const link = useQuery(linkQuery(signupLinkId));
  const organization = useOrganization();
  const failed = link.isError ? link : organization.isError ? organization : null;

  return (
    <>
      <Anchor component={Link} to={paths.signupLink(signupLinkId)} size="sm" mb="md" display="inline-block">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      {link.data && organization.data ? (
        <LinkOnPaper
          link={link.data}
          organization={organization.data}
          origins={<FrameOrigins link={link.data} />}
        />
      ) : failed ? (
        <ErrorPanel error={failed.error} retry={failed.refetch} retrying={failed.isFetching} />
      ) : (
        <PageSkeleton lines={8} />
      )}
    </>
  );
}
