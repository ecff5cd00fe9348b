import type { InvitationBatch, SignupLink } from '@casedoor/contracts';
import { Anchor, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { keptBack, useBatchesToFollow, useChangeBatch } from './invitation-queries.ts';

/** A link's batches and their progress, also those that somebody else or another page started. */
export function BatchProgress({ link }: { link: SignupLink }) {
  const { data: batches } = useBatchesToFollow(link.id);
  return batches?.map((batch) => <Sending key={batch.id} link={link} batch={batch} />);
}

function Sending({ link, batch }: { link: SignupLink; batch: InvitationBatch }) {
  const { t } = useTranslation('invitations');
  const { timeZone } = useMember().organization;
  const [asking, dialog] = useDisclosure(false);
  const change = useChangeBatch(link.id);
  const { total, waiting, invited, refused, cancelled, linkClosed, senderMayNot, failed } = batch;
  const isRunning = batch.finishedAt === null;
  const done = total - waiting;
  const name = t('batch.progress', { done, total });
  return (
    <Paper withBorder p="sm" role="status">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600} size="sm">
            {isRunning ? t('batch.running') : t('batch.done')}
          </Text>
          <Text size="sm" c="dimmed">
            {t('batch.line', { date: formatDateTime(batch.createdAt, timeZone), name: batch.createdBy })}
          </Text>
        </Group>
        {isRunning && (
          <>
            <Text size="sm">{name}</Text>
            <Progress value={(100 * done) / Math.max(total, 1)} aria-label={name} />
          </>
        )}
        <Text size="sm">
          {[
            invited > 0 && t('batch.invited', { count: invited }),
            waiting > 0 && t('batch.waiting', { count: waiting }),
            refused > 0 && t('batch.refused', { count: refused }),
            linkClosed > 0 && t('batch.linkClosed', { count: linkClosed }),
            senderMayNot > 0 && t('batch.senderMayNot', { count: senderMayNot }),
            failed > 0 && t('batch.failed', { count: failed }),
            cancelled > 0 && t('batch.cancelled', { count: cancelled }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Text>
        <ErrorLine error={change.error} />
        <Group gap="md">
          <Anchor component={Link} to={`${paths.signupLink(link.id)}?batch=${batch.id}`} size="sm">
            {t('batch.each')}
          </Anchor>
          {isRunning && (
            <Button size="compact-sm" variant="default" onClick={dialog.open}>
              {t('batch.cancel')}
            </Button>
          )}
          {keptBack(batch) > 0 && link.state === 'open' && (
            <Button
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate({ invitationBatchId: batch.id, what: 'resume' })}
            >
              {t('batch.resume')}
            </Button>
          )}
        </Group>
      </Stack>
      <ConfirmDialog
        opened={asking}
        title={t('batch.cancelTitle')}
        confirmLabel={t('batch.cancel')}
        closeLabel={t('batch.keep')}
        confirming={change.isPending}
        error={change.error}
        danger
        onClose={dialog.close}
        onConfirm={() =>
          change.mutate({ invitationBatchId: batch.id, what: 'cancel' }, { onSuccess: dialog.close })
        }
      >
        {t('batch.cancelText')}
      </ConfirmDialog>
    </Paper>
  );
}
