import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useMember } from '../../../api/session.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { paths } from '../../paths.ts';
import { useReceipts } from './receipt-queries.ts';

/** The person's memberships; those that a registration led to, with its receipt. */
export function Memberships() {
  const { t } = useTranslation(['profile', 'shell', 'receipt']);
  const { memberships, membershipId } = useMember();
  const receipts = useReceipts();
  const withReceipt = new Set(receipts.data?.items.map((item) => item.membershipId));
  return (
    <Paper component="section" aria-labelledby="profile-organizations" withBorder p="lg">
      <Title order={2} size="h3" id="profile-organizations" mb="md">
        {t('organizations')}
      </Title>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {memberships.map(({ id, organization, role }) => (
          <Group component="li" key={id} justify="space-between" gap="xs">
            <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <Text fw={500}>{organization.name}</Text>
              <Text size="sm" c="dimmed">
                {t(`shell:role.${role}`)}
              </Text>
              {withReceipt.has(id) && (
                <Anchor component={Link} to={paths.receipt(id)} size="sm">
                  {t('receipt:of')}
                </Anchor>
              )}
            </div>
            {id === membershipId && memberships.length > 1 && (
              <Badge variant="outline" tt="none">
                {t('current')}
              </Badge>
            )}
          </Group>
        ))}
      </Stack>
      {receipts.isError && !receipts.data && (
        <div style={{ marginTop: 'var(--space-4)' }}>
          <ErrorPanel error={receipts.error} retry={receipts.refetch} retrying={receipts.isFetching} />
        </div>
      )}
    </Paper>
  );
}
