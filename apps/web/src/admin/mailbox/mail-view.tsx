import type { MailboxEmail } from '@casedoor/contracts';
import { Anchor, Button, Group, List, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { framedMail, linksOf } from './framed-mail.ts';

interface MailViewProps {
  readonly mail: MailboxEmail;
  /** Returns to the list, on screens too narrow to show both. */
  readonly onBack?: () => void;
}

/** One mail as its recipient sees it: HTML at phone or desktop width, or plain text, and its links. */
export function MailView({ mail, onBack }: MailViewProps) {
  const { t } = useTranslation('mailbox');
  const [view, setView] = useState('html');
  const [width, setWidth] = useState('desktop');
  const links = linksOf(mail.text);
  const framed = useMemo(() => framedMail(mail.html, pageNonce()), [mail.html]);

  return (
    <Paper component="article" aria-labelledby="mail-subject" withBorder p={{ base: 'md', sm: 'lg' }}>
      {onBack && (
        <Button
          variant="subtle"
          size="sm"
          mb="sm"
          ml={-12}
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={onBack}
        >
          {t('back')}
        </Button>
      )}
      <Title order={2} size="h3" id="mail-subject" style={{ overflowWrap: 'anywhere' }}>
        {mail.subject}
      </Title>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('to')} {mail.to} · <time dateTime={mail.createdAt}>{formatDateTime(mail.createdAt)}</time>
      </Text>
      <Group my="md" gap="sm">
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'html', label: t('html') },
            { value: 'text', label: t('text') },
          ]}
        />
        {view === 'html' && (
          <SegmentedControl
            aria-label={t('width')}
            visibleFrom="sm"
            value={width}
            onChange={setWidth}
            data={[
              { value: 'desktop', label: t('desktop') },
              { value: 'phone', label: t('phone') },
            ]}
          />
        )}
      </Group>
      {view === 'html' ? (
        <iframe
          title={t('frame', { subject: mail.subject })}
          // No scripts and an opaque origin: the mail can only be read, and its links opened.
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
          srcDoc={framed}
          style={{
            display: 'block',
            width: '100%',
            maxWidth: width === 'phone' ? 375 : 'none',
            height: '65vh',
            margin: '0 auto',
            border: '1px solid var(--colour-line)',
            borderRadius: 'var(--radius)',
            background: '#ffffff',
            colorScheme: 'light',
          }}
        />
      ) : (
        <Text
          component="pre"
          ff="monospace"
          fz="sm"
          m={0}
          p="md"
          bg="var(--colour-raised)"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', borderRadius: 'var(--radius)' }}
        >
          {mail.text}
        </Text>
      )}
      {links.length > 0 && (
        <Stack gap={4} mt="md">
          <Text fw={600} size="sm">
            {t('links')}
          </Text>
          <List size="sm">
            {links.map((link) => (
              <List.Item key={link}>
                <Anchor
                  href={link}
                  target="_blank"
                  rel="noopener noreferrer"
                  inherit
                  style={{ overflowWrap: 'anywhere' }}
                >
                  {link}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </Stack>
      )}
    </Paper>
  );
}

function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
