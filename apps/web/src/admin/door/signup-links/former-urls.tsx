import type { FormerUrl } from '@casedoor/contracts';
import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatDate, formatMoment } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useFocusBack } from '../../../ui/use-focus-back.ts';
import { ReasonField } from './end-link.tsx';
import { useEndGrace, useFormerUrls } from './queries.ts';

/** A link's former URLs: how long each works, how many people still use it. Renders nothing where there are none. */
export function FormerUrls({ signupLinkId }: { signupLinkId: string }) {
  const { t } = useTranslation('signup-links');
  const query = useFormerUrls(signupLinkId);
  const urls = query.data?.pages.flatMap(({ items }) => items) ?? [];
  if (urls.length === 0 && !query.isError) return null;
  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="sm" component="section">
        <Title order={3} fz="md">
          {t('former.title')}
        </Title>
        {query.isError && urls.length === 0 && (
          <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
        )}
        <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
          {urls.map((former) => (
            <li key={former.signupLinkId}>
              <Former former={former} />
            </li>
          ))}
        </Stack>
        <LoadMore query={query} />
      </Stack>
    </Paper>
  );
}

function Former({ former }: { former: FormerUrl }) {
  const { t } = useTranslation('signup-links');
  const { timeZone } = useMember().organization;
  const { signupLinkId, url, graceEndsAt, works, started, completed, lastStartedAt, replacedAt } = former;
  const [asking, setAsking] = useState(false);
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Text>
      <Text fw={600} c={works ? 'var(--colour-good)' : 'var(--colour-dim)'}>
        {t(works ? 'former.works' : 'former.stopped', { moment: formatMoment(graceEndsAt, timeZone) })}
      </Text>
      <Text size="sm">
        {t('former.used', { count: started, completed, date: formatDate(replacedAt) })}{' '}
        {lastStartedAt &&
          t('former.last', { moment: formatMoment(lastStartedAt.slice(0, 16) + 'Z', timeZone) })}
      </Text>
      <Group gap="md">
        <Anchor component={Link} to={paths.signupLink(signupLinkId)} size="sm">
          {t('former.see')}
        </Anchor>
        {works && (
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t('former.stop')}
          </Button>
        )}
      </Group>
      {asking && <StopDialog signupLinkId={signupLinkId} onClose={() => setAsking(false)} />}
    </Stack>
  );
}

/** Asks for confirmation before a former URL stops ahead of time. */
export function StopDialog({ signupLinkId, onClose }: { signupLinkId: string; onClose: () => void }) {
  useFocusBack();
  const { t } = useTranslation('signup-links');
  const end = useEndGrace();
  const [reason, setReason] = useState('');

  function confirm() {
    end.mutate(
      { replacedId: signupLinkId, reason },
      {
        onSuccess: () => {
          onClose();
          showToast(t('former.stopDone'));
        },
      },
    );
  }

  return (
    <ConfirmDialog
      opened
      unsaved={reason !== ''}
      onClose={onClose}
      title={t('former.stopTitle')}
      confirmLabel={t('former.stop')}
      danger
      confirming={end.isPending}
      error={end.error}
      onConfirm={confirm}
    >
      <Text>{t('former.stopText')}</Text>
      <ReasonField reason={reason} onReason={setReason} />
    </ConfirmDialog>
  );
}
