import type { CaseDetail, CaseRole, User } from '@casedoor/contracts';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../ui/error-panel.tsx';
import { showToast } from '../ui/toast.tsx';
import { PersonSearch } from './person-search.tsx';
import { nameOf, useAddParticipant } from './queries.ts';

interface AddParticipantDialogProps {
  readonly record: CaseDetail;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Finds a user and gives them a place in the case. */
export function AddParticipantDialog({ record, opened, onClose }: AddParticipantDialogProps) {
  const { t } = useTranslation(['cases', 'shell']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      centered
      title={
        <Text fw={600} fz="lg" component="span">
          {t('participants.add')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('shell:action.close') }}
    >
      <AddParticipant record={record} onClose={onClose} />
    </Modal>
  );
}

function AddParticipant({ record, onClose }: Omit<AddParticipantDialogProps, 'opened'>) {
  const { t } = useTranslation(['cases', 'shell']);
  const [person, setPerson] = useState<User | null>(null);
  const [caseRole, setCaseRole] = useState<CaseRole>('client');
  const add = useAddParticipant(record.id);

  function choose(user: User) {
    add.reset();
    setPerson(user);
    setCaseRole(user.role === 'client' ? 'client' : 'staff');
  }

  function submit() {
    if (!person) return;
    add.mutate(
      { membershipId: person.id, caseRole },
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
          <Radio.Group
            label={t('people.role')}
            value={caseRole}
            onChange={(role) => setCaseRole(role === 'staff' ? 'staff' : 'client')}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="client" label={t('role.client')} description={t('roleHint.client')} />
              <Radio value="staff" label={t('role.staff')} description={t('roleHint.staff')} />
            </Stack>
          </Radio.Group>
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
