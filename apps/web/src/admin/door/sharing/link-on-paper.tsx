import type { SignupLink } from '@casedoor/contracts';
import { Alert, Button, Grid, Paper as Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { CodeFiles } from './code-files.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import { Sheet } from './sheet.tsx';
import { taggedUrl } from './tagged-url.ts';
import { useSheet } from './use-sheet.ts';
import { WebsiteFrame } from './website-frame.tsx';
import { WebsitePart } from './website-part.tsx';

interface Named {
  name: string;
  logoUrl: string | null;
  accentColour: string | null;
  locale: 'en' | 'fr';
}

interface Props {
  link: SignupLink;
  organization: Named;
  /** The field for the websites that may embed the link's frame. */
  origins: ReactNode;
}

/** A sign-up link for paper and websites: a printable sheet, its QR code as a file, a button and a frame to paste. */
export function LinkOnPaper({ link, organization, origins }: Props) {
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
        <Material link={link} url={link.url} organization={organization} origins={origins} />
      )}
    </>
  );
}

function Material({ link, url, organization, origins }: Props & { url: string }) {
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
      <Card withBorder p={{ base: 'md', sm: 'lg' }} component="section">
        <WebsiteFrame
          link={link}
          url={url}
          organizationName={organization.name}
          firstLanguage={organization.locale}
          origins={origins}
        />
      </Card>
    </Stack>
  );
}

function fileName(title: string, tag: string): string {
  const words = [title, tag].join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return words.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'qr-code';
}
