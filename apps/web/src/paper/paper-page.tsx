import type { SignupLink } from '@casedoor/contracts';
import { Alert, Anchor, Button, Grid, Group, Paper as Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useOrganization } from '../organization/queries.ts';
import { paths } from '../paths.ts';
import { linkQuery } from '../signup-links/queries.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { PageSkeleton } from '../ui/skeletons.tsx';
import { CodeFiles } from './code-files.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import { Sheet } from './sheet.tsx';
import { taggedUrl } from './tagged-url.ts';
import { useSheet } from './use-sheet.ts';
import { WebsitePart } from './website-part.tsx';

/** A sign-up link for paper and websites: a sheet to print, its QR code as a file, and a button to paste. */
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
        <ForLink link={link.data} organization={organization.data} />
      ) : failed ? (
        <ErrorPanel error={failed.error} retry={failed.refetch} retrying={failed.isFetching} />
      ) : (
        <PageSkeleton lines={8} />
      )}
    </>
  );
}

interface Named {
  name: string;
  logoUrl: string | null;
  accentColour: string | null;
  locale: 'en' | 'fr';
}

function ForLink({ link, organization }: { link: SignupLink; organization: Named }) {
  const { t } = useTranslation('paper');
  const ended = link.revokedAt !== null || link.replacedAt !== null;
  const missing = ended ? 'ended' : link.url === null ? 'noUrl' : null;
  return (
    <>
      <PageHeading title={t('title')} text={t('text', { title: link.title })} />
      {missing || link.url === null ? (
        <EmptyState
          title={t(`${missing ?? 'noUrl'}.title`)}
          text={t(`${missing ?? 'noUrl'}.text`)}
          action={
            <Button component={Link} to={paths.signupLink(link.id)} variant="default">
              {t('back')}
            </Button>
          }
        />
      ) : (
        <Material link={link} url={link.url} organization={organization} />
      )}
    </>
  );
}

function Material({ link, url, organization }: { link: SignupLink; url: string; organization: Named }) {
  const { t } = useTranslation('paper');
  const { sheet, change, languages } = useSheet(organization.locale);
  const tagged = taggedUrl(url, sheet.tag);
  const shown = link.discreet ? null : organization;

  return (
    <Stack gap="lg">
      {link.state !== 'open' && (
        <Alert variant="outline" color="yellow" role="status">
          {t('closed')}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Card withBorder p={{ base: 'md', sm: 'lg' }} component="section">
              <Title order={2} fz="lg" mb="md">
                {t('sheet.title')}
              </Title>
              <SheetSettings sheet={sheet} change={change} />
            </Card>
            <Card withBorder p={{ base: 'md', sm: 'lg' }} component="section">
              <Title order={2} fz="lg" mb="xs">
                {t('code.title')}
              </Title>
              <Text size="sm" c="dimmed" mb="md">
                {t('code.text')}
              </Text>
              <CodeFiles url={tagged} name={fileName(link.title, sheet.tag)} />
            </Card>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <section aria-label={t('sheet.preview')}>
            <Sheet
              paper={sheet.paper}
              languages={languages}
              url={tagged}
              organization={shown}
              codeLabel={t('sheet.code')}
            />
          </section>
        </Grid.Col>
      </Grid>
      <Card withBorder p={{ base: 'md', sm: 'lg' }} component="section">
        <WebsitePart url={url} organization={shown} firstLanguage={organization.locale} />
      </Card>
    </Stack>
  );
}

function fileName(title: string, tag: string): string {
  const words = [title, tag].join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'qr-code';
}
