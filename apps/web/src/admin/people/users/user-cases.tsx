import type { UserDetail } from '@casedoor/contracts';
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { paths } from '../../paths.ts';

/** The cases in which a user takes part, with their case role. */
export function UserCases({ cases }: { cases: UserDetail['cases'] }) {
  const { t } = useTranslation('users');
  return (
    <Stack component="ul" gap="md" p={0} m={0} style={{ listStyle: 'none' }}>
      {cases.map(({ id, reference, title, status, caseRole, customCaseRole }) => (
        <Group component="li" key={id} justify="space-between" gap="xs">
          <div>
            <Anchor component={Link} to={paths.caseRecord(id)} fw={600}>
              {title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {reference}
            </Text>
          </div>
          <Text
            size="sm"
            c="dimmed"
          >{`${customCaseRole ?? t(`page.caseRole.${caseRole}`)} · ${t(`page.caseStatus.${status}`)}`}</Text>
        </Group>
      ))}
    </Stack>
  );
}
