import type { Rehearsal, SignupLink } from '@casedoor/contracts';
import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { useRehearse } from '../signup-links/queries.ts';

/** "Send me a test": starts a rehearsal of the whole registration by mail; it is rolled back. */
export function SendRehearsal({ link, locale }: { link: SignupLink; locale: 'en' | 'fr' }) {
  const { t } = useTranslation('signup-links');
  const rehearsing = useRehearse(link.id);
  const { error, isPending } = rehearsing;
  // A second press may be refused as too soon: keep the first rehearsal, whose mail and page still work.
  const [sent, setSent] = useState<Rehearsal | null>(null);
  return (
    <Stack gap="md">
      <div>
        <Title order={2} fz="lg" mb="xs">
          {t('tryOut.rehearsalTitle')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('tryOut.rehearsalText')}
        </Text>
      </div>
      <div>
        <Button
          leftSection={<IconMailForward size={18} aria-hidden />}
          loading={isPending}
          onClick={() => rehearsing.mutate(locale, { onSuccess: setSent })}
        >
          {t('tryOut.send')}
        </Button>
      </div>
      <div role="status">
        {sent && (
          <Alert variant="outline" color="green" title={t('tryOut.sent', { email: sent.sentTo })}>
            <Stack gap="xs" align="flex-start">
              <Text size="sm">{t('tryOut.sentText')}</Text>
              <Anchor
                href={`/rehearsal/${link.id}?lang=${locale}#${sent.waitingToken}`}
                target="_blank"
                rel="noopener"
                size="sm"
              >
                {t('tryOut.waiting')}
              </Anchor>
            </Stack>
          </Alert>
        )}
      </div>
      {error && (
        <Alert role="alert" variant="outline" color="red">
          {problemMessage(error)}
        </Alert>
      )}
    </Stack>
  );
}
