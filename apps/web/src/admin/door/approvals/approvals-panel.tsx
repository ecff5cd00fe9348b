import type { RegistrationForDecision } from '@casedoor/contracts';
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { FocusedRegistration } from './focused-registration.tsx';
import type { Decision, usePendingApprovals } from './approval-queries.ts';
import { PendingPerson } from './pending-person.tsx';

interface Deciding {
  kind: Decision['kind'];
  people: readonly RegistrationForDecision[];
}

/** The queue of registrations pending approval: all that a decision needs, for one or many at a time. */
export function ApprovalsPanel({ query }: { query: ReturnType<typeof usePendingApprovals> }) {
  const { t } = useTranslation('approval');
  const [search] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const focused = search.get('registration');
  if (query.isPending) return <ListSkeleton rowHeight={120} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const people = query.data.pages.flatMap(({ items }) => items);
  const others = people.filter(({ id }) => id !== focused);
  // A registration that was decided in the meantime is no longer selected.
  const selected = others.filter(({ id }) => chosen.has(id));

  function choose(ids: readonly string[], on: boolean) {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids) {
        if (on) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }
  const actionsOf = (person: RegistrationForDecision) => ({
    onApprove: () => setDeciding({ kind: 'approve', people: [person] }),
    onReject: () => setDeciding({ kind: 'reject', people: [person] }),
  });

  return (
    <Stack gap="md" mt="md">
      {query.isRefetchError && !query.isFetchNextPageError && (
        <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />
      )}
      {focused && <FocusedRegistration key={focused} registrationId={focused} actionsOf={actionsOf} />}
      {people.length === 0 && !focused && <EmptyState title={t('empty.title')} text={t('empty.text')} />}
      {others.length > 0 && (
        <>
          <Text c="dimmed" maw="60ch">
            {t('text')}
          </Text>
          <Group justify="space-between" gap="sm">
            <Checkbox
              label={t('chooseAll', { count: others.length })}
              checked={selected.length === others.length}
              indeterminate={selected.length > 0 && selected.length < others.length}
              onChange={(event) =>
                choose(
                  others.map(({ id }) => id),
                  event.currentTarget.checked,
                )
              }
            />
            {selected.length > 0 && (
              <Group gap="sm">
                <Button onClick={() => setDeciding({ kind: 'approve', people: selected })}>
                  {t('approveMany', { count: selected.length })}
                </Button>
                <Button variant="default" onClick={() => setDeciding({ kind: 'reject', people: selected })}>
                  {t('rejectMany', { count: selected.length })}
                </Button>
              </Group>
            )}
          </Group>
          <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
            {others.map((person) => (
              <PendingPerson
                key={person.id}
                person={person}
                chosen={chosen.has(person.id)}
                onChoose={(on) => choose([person.id], on)}
                {...actionsOf(person)}
              />
            ))}
          </Stack>
        </>
      )}
      <LoadMore query={query} />
      {deciding && <DecideDialog {...deciding} onClose={() => setDeciding(null)} />}
    </Stack>
  );
}
