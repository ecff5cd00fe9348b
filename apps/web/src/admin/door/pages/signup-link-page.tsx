import type { SignupLink } from '@casedoor/contracts';
import { Anchor, Button, Grid, Group, Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconCopyPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { formatDate, formatNumber } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { CreateLinkDialog } from '../signup-links/create-link-dialog.tsx';
import { EndLink } from '../signup-links/end-link.tsx';
import { EndedLink } from '../signup-links/ended-link.tsx';
import { FormerUrls } from '../signup-links/former-urls.tsx';
import { InvitationList } from '../invitations/invitation-list.tsx';
import { LinkHistory } from './link-history.tsx';
import { LinkPanel } from './link-panel.tsx';
import { LinkState } from '../signup-links/link-state.tsx';
import { linkQuery } from '../signup-links/queries.ts';
import { UndoLink } from '../link-undos/undo-link.tsx';
import { WhatHappened } from '../analytics/funnel.tsx';
import { LinkRegistrations } from '../analytics/link-registrations.tsx';

/** One sign-up link: its settings, registrations, end and history. */
export function Component() {
  const { t } = useTranslation('signup-links');
  const { signupLinkId = '' } = useParams();
  const {
    data: link,
    error,
    refetch,
    isFetching,
  } = useQuery({
    ...linkQuery(signupLinkId),
    // Polled, because the link may fill up, expire or be changed by others.
    refetchInterval: 30_000,
  });

  return (
    <>
      <Anchor component={Link} to={paths.signupLinks} size="sm" mb="md" display="inline-block">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden />
          {t('page.back')}
        </Group>
      </Anchor>
      {!link &&
        (error ? (
          <ErrorPanel error={error} retry={refetch} retrying={isFetching} />
        ) : (
          <PageSkeleton lines={8} />
        ))}
      {link && <LoadedLink key={link.id} link={link} />}
    </>
  );
}

function LoadedLink({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const [duplicating, dialog] = useDisclosure(false);
  const ended = link.revokedAt !== null || link.replacedAt !== null;
  const date = formatDate(link.createdAt);
  const uses =
    link.useLimit === null
      ? t('uses', { uses: formatNumber(link.uses) })
      : t('usesOf', { uses: formatNumber(link.uses), useLimit: formatNumber(link.useLimit) });
  const created = link.createdBy
    ? t('page.createdBy', { date, name: link.createdBy })
    : t('page.created', { date });
  return (
    <>
      <PageHeading
        title={link.title}
        aside={<LinkState {...link} />}
        text={`${uses} · ${created}`}
        action={
          <Button
            variant="default"
            leftSection={<IconCopyPlus size={18} aria-hidden />}
            onClick={dialog.open}
          >
            {t('duplicate.action')}
          </Button>
        }
      />
      <CreateLinkDialog key={link.title} opened={duplicating} onClose={dialog.close} original={link} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section">
            <Title order={2} fz="lg" mb="md">
              {t('page.settings')}
            </Title>
            {ended ? <EndedLink link={link} /> : <LinkPanel link={link} />}
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
              <WhatHappened signupLinkId={link.id} />
            </Paper>
            <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
              <LinkRegistrations signupLinkId={link.id} />
            </Paper>
            <FormerUrls signupLinkId={link.id} />
            {!ended && (
              <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
                <EndLink link={link} />
              </Paper>
            )}
            <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
              <UndoLink link={link} />
            </Paper>
            <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
              <LinkHistory signupLinkId={link.id} />
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
      <InvitationList link={link} />
    </>
  );
}
