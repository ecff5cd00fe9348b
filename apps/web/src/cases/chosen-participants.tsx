import type { CaseRole } from '@casedoor/contracts';
import { ActionIcon, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChosenParticipant } from './queries.ts';

interface ChosenParticipantsProps {
  readonly chosen: readonly ChosenParticipant[];
  readonly onChange: (chosen: ChosenParticipant[]) => void;
}

/** The people chosen for a case that is not open yet, each with a case role. */
export function ChosenParticipants({ chosen, onChange }: ChosenParticipantsProps) {
  const { t } = useTranslation('cases');
  if (chosen.length === 0) return null;

  function changeRole(membershipId: string, caseRole: CaseRole) {
    onChange(
      chosen.map((person) => (person.membershipId === membershipId ? { ...person, caseRole } : person)),
    );
  }

  return (
    <Stack component="ul" gap="xs" p={0} m={0} aria-label={t('people.chosen')} style={{ listStyle: 'none' }}>
      {chosen.map(({ membershipId, name, caseRole }) => (
        <Group component="li" key={membershipId} gap="xs" wrap="nowrap">
          <Text size="sm" fw={500} flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <SegmentedControl
            size="xs"
            aria-label={t('people.roleOf', { name })}
            value={caseRole}
            onChange={(role) => changeRole(membershipId, role)}
            data={[
              { value: 'client', label: t('role.client') },
              { value: 'staff', label: t('role.staff') },
            ]}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('people.remove', { name })}
            onClick={() => onChange(chosen.filter((person) => person.membershipId !== membershipId))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
