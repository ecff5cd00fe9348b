import type { CaseDetail } from '@casedoor/contracts';
import { ActionIcon, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { AddParticipantDialog } from './add-participant-dialog.tsx';
import { nameOf, useAddParticipant, useRemoveParticipant } from './queries.ts';

type Participant = CaseDetail['participants'][number];

/** The participants of a case, by case role; the team can add and remove them. */
export function CaseParticipants({ record, editable }: { record: CaseDetail; editable: boolean }) {
  const { t } = useTranslation('cases');
  const { role: viewer } = useMember();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Participant | null>(null);
  const remove = useRemoveParticipant(record.id);
  const add = useAddParticipant(record.id);

  function takeOut(person: Participant) {
    remove.mutate(person.membershipId, {
      onSuccess: () => {
        setLeaving(null);
        showToast(t('participants.removed', { name: nameOf(person) }), () => putBack(person));
      },
    });
  }

  async function putBack({ membershipId, caseRole, customCaseRole, ...person }: Participant) {
    try {
      await add.mutateAsync({ membershipId, caseRole, customCaseRoleId: customCaseRole?.id ?? null });
      showToast(t('participants.added', { name: nameOf(person) }));
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  return (
    <Paper component="section" aria-labelledby="case-participants" withBorder p="lg">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3" id="case-participants">
          {t('participants.title')}
        </Title>
        {/* Adding a participant searches the Users list, which clients may not read. */}
        {editable && viewer !== 'client' && (
          <Button
            variant="default"
            size="sm"
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('participants.add')}
          </Button>
        )}
      </Group>
      {editable && record.participants.length === 0 ? (
        <Text c="dimmed">{t('participants.empty')}</Text>
      ) : (
        <Stack gap="lg">
          {groupsOf(record.participants, t).map(({ key, title, people }) => (
            <ParticipantGroup
              key={key}
              id={`participants-${key}`}
              title={title}
              people={people}
              onRemove={editable ? setLeaving : null}
            />
          ))}
        </Stack>
      )}
      <AddParticipantDialog record={record} opened={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        opened={leaving !== null}
        title={t('participants.removeTitle', { name: leaving ? nameOf(leaving) : '' })}
        confirmLabel={t('participants.removeConfirm')}
        confirming={remove.isPending}
        error={remove.error}
        danger
        onConfirm={() => leaving && takeOut(leaving)}
        onClose={() => {
          remove.reset();
          setLeaving(null);
        }}
      >
        {t('participants.removeText')}
      </ConfirmDialog>
    </Paper>
  );
}

/** Returns the groups to show: Clients and Staff always, then each custom case role in use. */
function groupsOf(participants: readonly Participant[], t: TFunction<'cases'>) {
  const builtIn = (['client', 'staff'] as const).map((caseRole) => ({
    key: caseRole as string,
    title: t(`role.${caseRole}`) as string,
    people: participants.filter((person) => person.customCaseRole === null && person.caseRole === caseRole),
  }));
  const own = new Map(
    participants.flatMap(({ customCaseRole }) =>
      customCaseRole ? [[customCaseRole.id, customCaseRole.name]] : [],
    ),
  );
  return [
    ...builtIn,
    ...[...own].map(([id, name]) => ({
      key: id,
      title: name,
      people: participants.filter((person) => person.customCaseRole?.id === id),
    })),
  ];
}

interface ParticipantGroupProps {
  readonly id: string;
  readonly title: string;
  readonly people: readonly Participant[];
  /** Null where the reader may not remove participants. */
  readonly onRemove: ((person: Participant) => void) | null;
}

function ParticipantGroup({ id, title, people, onRemove }: ParticipantGroupProps) {
  const { t } = useTranslation('cases');
  const { membershipId: own } = useMember();
  return (
    <div>
      <Title order={3} size="h5" mb="xs" id={id}>
        {title}
      </Title>
      {people.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('participants.none')}
        </Text>
      ) : (
        <Stack component="ul" gap="xs" p={0} m={0} aria-labelledby={id} style={{ listStyle: 'none' }}>
          {people.map((person) => (
            <Group component="li" key={person.membershipId} justify="space-between" wrap="nowrap" gap="xs">
              <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                <Text fw={500}>
                  {nameOf(person)}
                  {person.membershipId === own && ` (${t('participants.you')})`}
                </Text>
                {person.email && (
                  <Text size="sm" c="dimmed">
                    {person.email}
                  </Text>
                )}
              </div>
              {onRemove && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  c="var(--colour-dim)"
                  size="lg"
                  aria-label={t('participants.removeLabel', { name: nameOf(person) })}
                  onClick={() => onRemove(person)}
                >
                  <IconUserMinus size={20} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          ))}
        </Stack>
      )}
    </div>
  );
}
