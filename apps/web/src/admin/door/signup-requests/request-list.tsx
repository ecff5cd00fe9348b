import type { SignupRequest } from '@casedoor/contracts';
import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { DismissRequest } from './dismiss-request.tsx';
import { InviteRequest } from './invite-request.tsx';
import { LinkState } from '../signup-links/link-state.tsx';
import type { useOpenRequests } from './request-queries.ts';

/** The sign-up requests: who asks, their message, and the two answers. */
export function RequestList({ query }: { query: ReturnType<typeof useOpenRequests> }) {
  const { t } = useTranslation('signup-requests');
  const [inviting, setInviting] = useState<SignupRequest | null>(null);
  const [dismissing, setDismissing] = useState<SignupRequest | null>(null);
  if (query.isPending) return <ListSkeleton rowHeight={96} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const requests = query.data.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="md" mt="md">
      {query.isRefetchError && !query.isFetchNextPageError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {requests.length === 0 ? (
        <EmptyState title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <>
          <Text c="dimmed" maw="60ch">
            {t('text')}
          </Text>
          <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
            {requests.map((request) => (
              <Request
                key={request.id}
                request={request}
                onInvite={() => setInviting(request)}
                onDismiss={() => setDismissing(request)}
              />
            ))}
          </Stack>
        </>
      )}
      <LoadMore query={query} />
      {inviting && <InviteRequest request={inviting} onClose={() => setInviting(null)} />}
      {dismissing && <DismissRequest request={dismissing} onClose={() => setDismissing(null)} />}
    </Stack>
  );
}

interface RequestProps {
  request: SignupRequest;
  onInvite: () => void;
  onDismiss: () => void;
}

function Request({ request, onInvite, onDismiss }: RequestProps) {
  const { t } = useTranslation('signup-requests');
  const { t: shell } = useTranslation('shell');
  const { email, name, message, signupLink } = request;
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 18rem" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text fw={600}>{name ?? email}</Text>
          {name && <Text size="sm">{email}</Text>}
          <Group gap="xs" c="dimmed" fz="sm">
            <span>{formatDateTime(request.createdAt)}</span>
            <span aria-hidden>·</span>
            <Anchor component={Link} to={paths.signupLink(signupLink.id)} inherit>
              {signupLink.title}
            </Anchor>
            <LinkState state={signupLink.state} />
            <span aria-hidden>·</span>
            <span>{shell(`language.${request.locale}`)}</span>
          </Group>
          {message && (
            <Text
              mt="xs"
              px="md"
              py="sm"
              bg="var(--colour-raised)"
              style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', borderRadius: 'var(--radius)' }}
            >
              {message}
            </Text>
          )}
        </Stack>
        <Group gap="sm">
          <Button onClick={onInvite} aria-label={t('inviteOf', { who: email })}>
            {t('invite')}
          </Button>
          <Button variant="default" onClick={onDismiss} aria-label={t('dismissOf', { who: email })}>
            {t('dismiss')}
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
