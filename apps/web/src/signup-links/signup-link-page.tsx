import type { SignupLink } from '@casedoor/contracts';
import { Alert, Anchor, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useMember } from '../api/session.ts';
import { formatDate } from '../i18n/format.ts';
import { paths } from '../paths.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { EndLink } from './end-link.tsx';
import { LinkHistory } from './link-history.tsx';
import { LinkPanel } from './link-panel.tsx';
import { LinkState } from './link-state.tsx';
import { linkQuery } from './queries.ts';
import { whatItDoes } from './what-it-does.ts';
import { WhoCame } from './who-came.tsx';

/** One sign-up link: its settings, who came through it, its end, its history. */
export function Component() {
  const { t } = useTranslation('signup-links');
  const { signupLinkId = '' } = useParams();
  const { data: link, error, refetch, isFetching } = useQuery(linkQuery(signupLinkId));

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
  const ended = link.revokedAt !== null || link.replacedAt !== null;
  const date = formatDate(link.createdAt);
  const uses =
    link.useLimit === null
      ? t('uses', { uses: link.uses })
      : t('usesOf', { uses: link.uses, useLimit: link.useLimit });
  const created = link.createdBy
    ? t('page.createdBy', { date, name: link.createdBy })
    : t('page.created', { date });
  return (
    <>
      <PageHeading
        title={link.title}
        aside={<LinkState state={link.state} />}
        text={`${uses} · ${created}`}
      />
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
              <WhoCame signupLinkId={link.id} />
            </Paper>
            {!ended && (
              <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
                <EndLink link={link} />
              </Paper>
            )}
            <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
              <LinkHistory signupLinkId={link.id} />
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

function EndedLink({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  const { organization } = useMember();
  return (
    <Stack gap="md">
      <Alert variant="outline" color="gray">
        {t('page.ended')}
      </Alert>
      <Text>{whatItDoes(link, organization.name, t)}</Text>
      {link.replacedById && (
        <Anchor component={Link} to={paths.signupLink(link.replacedById)}>
          {t('page.successor')}
        </Anchor>
      )}
    </Stack>
  );
}
