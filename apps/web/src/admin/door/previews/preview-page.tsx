import type { SignupLink } from '@casedoor/contracts';
import { Anchor, Grid, Group, Paper, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PreviewFrame } from '../../../ui/preview-frame.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { PreviewChoice, previewAddress, screens, usePreviewChoice } from './preview-choice.tsx';
import { linkQuery } from '../signup-links/queries.ts';
import { SendRehearsal } from './send-rehearsal.tsx';

/** Preview of a link's pages in any state, and a rehearsal of the whole registration by mail. */
export function Component() {
  const { t } = useTranslation('signup-links');
  const { signupLinkId = '' } = useParams();
  const { data: link, error, refetch, isFetching } = useQuery(linkQuery(signupLinkId));
  return (
    <>
      <Anchor component={Link} to={paths.signupLink(signupLinkId)} size="sm" mb="md" display="inline-block">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden />
          {t('tryOut.back')}
        </Group>
      </Anchor>
      {link ? (
        <Previewed key={link.id} link={link} />
      ) : error ? (
        <ErrorPanel error={error} retry={refetch} retrying={isFetching} />
      ) : (
        <PageSkeleton lines={8} />
      )}
    </>
  );
}

function Previewed({ link }: { link: SignupLink }) {
  const { t, i18n } = useTranslation('signup-links');
  const [choice, change] = usePreviewChoice(link, i18n.language === 'fr' ? 'fr' : 'en');
  const ended = link.revokedAt !== null || link.replacedAt !== null;
  return (
    <>
      <PageHeading title={t('tryOut.title')} text={t('tryOut.text', { title: link.title })} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section">
              <PreviewChoice link={link} choice={choice} change={change} />
            </Paper>
            {!ended && (
              <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section">
                <SendRehearsal link={link} locale={choice.locale} />
              </Paper>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <PreviewFrame
            title={t('tryOut.frame')}
            src={previewAddress(link.id, choice)}
            {...screens[choice.screen]}
          />
        </Grid.Col>
      </Grid>
    </>
  );
}
