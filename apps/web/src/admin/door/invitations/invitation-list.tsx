import type { Invitation, SignupLink } from '@casedoor/contracts';
import { invitationsChosenAtOnce } from '@casedoor/contracts';
import {
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Paper,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { ExportLink } from '../../../ui/export-link.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { useInvitations } from './invitation-queries.ts';
import { canRevoke, canResend, InvitationItem } from './invitation-item.tsx';
import { SkippedInvitations } from './skipped-invitations.tsx';
import { useInvitationActions, type Action } from './use-invitation-actions.ts';
import { invitationStates, useInvitationFilters } from './use-invitation-filters.ts';

/** A link's invitations with their states; nothing before the first one. */
export function InvitationList({ link }: { link: SignupLink }) {
  const { t } = useTranslation('invitations');
  const { filters, setFilters, narrowed } = useInvitationFilters();
  const query = useInvitations(link.id, filters);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const actions = useInvitationActions(link.id);
  const [revoking, setRevoking] = useState<readonly Invitation[] | null>(null);
  const items = query.data?.pages.flatMap((page) => page.items);
  if (!narrowed && items?.length === 0) return null;
  const selectable = (items ?? []).filter((item) => canResend(item, link) || canRevoke(item));
  const selected = selectable.filter(({ id }) => chosen.has(id)).slice(0, invitationsChosenAtOnce);
  const resendable = selected.filter((item) => canResend(item, link));
  const revocable = selected.filter(canRevoke);

  function choose(of: readonly Invitation[], on: boolean): void {
    setChosen((before) => {
      const after = new Set(before);
      for (const { id } of of) {
        if (on) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }

  /** Revoking cannot be undone, so it asks for confirmation. */
  function ask(what: Action, of: readonly Invitation[]): void {
    if (what === 'revoke') setRevoking(of);
    else actions.run(what, of, () => choose(of, false));
  }

  return (
    <Paper withBorder p={{ base: 'md', sm: 'lg' }} component="section" aria-label={t('list.title')} mt="lg">
      <Title order={2} fz="lg">
        {t('list.title')}
      </Title>
      <Group align="flex-end" gap="sm" py="md">
        <SearchField
          q={filters.q}
          onSearch={(q) => setFilters({ q })}
          words={{
            label: t('list.search.label'),
            placeholder: t('list.search.placeholder'),
            clear: t('list.search.clear'),
          }}
        />
        <NativeSelect
          flex="1 1 12rem"
          aria-label={t('list.state')}
          value={filters.state ?? ''}
          onChange={(event) => setFilters({ state: event.currentTarget.value })}
          data={[
            { value: '', label: t('list.allStates') },
            ...invitationStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
          ]}
        />
        <ExportLink path={`/signup-links/${link.id}/invitations/export`} filters={{ ...filters }} />
      </Group>
      {filters.batchId && (
        <Text size="sm" mb="sm">
          {t('list.ofBatch')}{' '}
          <Anchor component="button" type="button" inherit onClick={() => setFilters({ batch: null })}>
            {t('list.showAll')}
          </Anchor>
        </Text>
      )}
      {query.isPending && <Skeleton height={120} />}
      {!items && query.isError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {items?.length === 0 && <Text c="dimmed">{t('list.empty')}</Text>}
      {selectable.length > 0 && (
        <Group justify="space-between" gap="sm" mih={44}>
          <Checkbox
            label={t('list.selectAll')}
            checked={selected.length === selectable.length}
            indeterminate={selected.length > 0 && selected.length < selectable.length}
            onChange={(event) => choose(selectable, event.currentTarget.checked)}
          />
          <Group gap="sm">
            {resendable.length > 0 && (
              <Button
                variant="default"
                loading={actions.isPending && revoking === null}
                onClick={() => ask('resend', resendable)}
              >
                {t('list.resendMany', { count: resendable.length })}
              </Button>
            )}
            {revocable.length > 0 && (
              <Button variant="default" onClick={() => ask('revoke', revocable)}>
                {t('list.revokeMany', { count: revocable.length })}
              </Button>
            )}
          </Group>
        </Group>
      )}
      {revoking === null && <ErrorLine error={actions.error} />}
      <SkippedInvitations of={actions.skipped} />
      <ConfirmDialog
        opened={revoking !== null}
        title={t('list.revokeTitle', { count: revoking?.length ?? 1 })}
        confirmLabel={t('list.revoke')}
        confirming={actions.isPending}
        error={actions.error}
        danger
        onClose={() => setRevoking(null)}
        onConfirm={() =>
          revoking &&
          actions.run('revoke', revoking, () => {
            choose(revoking, false);
            setRevoking(null);
          })
        }
      >
        {t('list.revokeText')}
      </ConfirmDialog>
      <Stack
        component="ul"
        gap={0}
        p={0}
        m={0}
        aria-busy={query.isPlaceholderData}
        style={{ listStyle: 'none', opacity: query.isPlaceholderData ? 0.55 : 1 }}
      >
        {items?.map((item) => (
          <InvitationItem
            key={item.id}
            link={link}
            invitation={item}
            chosen={chosen.has(item.id)}
            onChoose={(on) => choose([item], on)}
            onAsk={(what) => ask(what, [item])}
          />
        ))}
      </Stack>
      <LoadMore query={query} />
    </Paper>
  );
}
