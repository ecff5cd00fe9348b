import type { CaseDetail, User } from '@casedoor/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useUnsaved } from '../../../ui/unsaved-forms.ts';
import { CaseRoleSelect, type GivenRole } from './case-role-select.tsx';
import { PersonSearch } from './person-search.tsx';
import { nameOf, useAddParticipant } from './queries.ts';

interface AddParticipantDialogProps {
  readonly record: CaseDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Searches for a user and adds them to the case as a participant. */
export function AddParticipantDialog({ record, opened, onClose }: AddParticipantDialogProps) {
  const { t } = useTranslation('cases');
  return (
    <Dialog opened={opened} onClose={onClose} centered title={t('participants.add')}>
      <AddParticipant record={record} onClose={onClose} />
    </Dialog>
  );
}

function AddParticipant({ record, onClose }: Omit<AddParticipantDialogProps, 'opened'>) {
  const { t } = useTranslation(['cases', 'shell']);
  const [person, setPerson] = useState<User | null>(null);
  const [role, setRole] = useState<GivenRole>({ caseRole: 'client', customCaseRoleId: null });
  const add = useAddParticipant(record.id);
  useUnsaved(t('participants.add'), person !== null && !add.isSuccess);

  function choose(user: User) {
    add.reset();
    setPerson(user);
    setRole({ caseRole: user.role === 'client' ? 'client' : 'staff', customCaseRoleId: null });
  }

  function submit() {
    if (!person) return;
    add.mutate(
      { membershipId: person.id, ...role },
      {
        onSuccess: () => {
          showToast(t('participants.added', { name: nameOf(person) }));
          onClose();
        },
      },
    );
  }

  return (
    <Stack>
      <PersonSearch
        label={t('people.search')}
        taken={record.participants.map(({ membershipId }) => membershipId)}
        onChoose={choose}
      />
      {person && (
        <>
          <Text style={{ overflowWrap: 'anywhere' }}>
            <strong>{nameOf(person)}</strong>
            <br />
            <Text span size="sm" c="dimmed">
              {person.email}
            </Text>
          </Text>
          <CaseRoleSelect label={t('people.role')} value={role} onChange={setRole} />
          {role.customCaseRoleId === null && (
            <Text size="sm" c="dimmed">
              {t(`roleHint.${role.caseRole}`)}
            </Text>
          )}
        </>
      )}
      <ErrorLine error={add.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('shell:action.cancel')}
        </Button>
        <Button onClick={submit} disabled={!person} loading={add.isPending}>
          {t('participants.addSubmit')}
        </Button>
      </Group>
    </Stack>
  );
}
