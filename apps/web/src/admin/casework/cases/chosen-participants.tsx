import { ActionIcon, Group, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CaseRoleSelect, type GivenRole } from './case-role-select.tsx';
import type { ChosenParticipant } from './queries.ts';

interface ChosenParticipantsProps {
  readonly chosen: readonly ChosenParticipant[];
  readonly onChange: (chosen: ChosenParticipant[]) => void;
}

/** The participants selected for a new case, each with a case role. */
export function ChosenParticipants({ chosen, onChange }: ChosenParticipantsProps) {
  const { t } = useTranslation('cases');
  if (chosen.length === 0) return null;

  function changeRole(membershipId: string, role: GivenRole) {
    onChange(
      chosen.map((person) => (person.membershipId === membershipId ? { ...person, ...role } : person)),
    );
  }

  return (
    <Stack component="ul" gap="xs" p={0} m={0} aria-label={t('people.chosen')} style={{ listStyle: 'none' }}>
      {chosen.map(({ membershipId, name, ...role }) => (
        <Group component="li" key={membershipId} gap="xs" wrap="nowrap">
          <Text size="sm" fw={500} flex={1} miw={0} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
          <CaseRoleSelect
            label={t('people.roleOf', { name })}
            hiddenLabel
            value={role}
            onChange={(next) => changeRole(membershipId, next)}
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
