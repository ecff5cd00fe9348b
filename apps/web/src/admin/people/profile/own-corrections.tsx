import { fullName } from '@casedoor/contracts/person-name';
import type { OwnCorrection } from '@casedoor/contracts';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/request.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';

/** The organizations that know the person by another name or number than they gave; nothing where there is none. */
export function OwnCorrections() {
  const { t } = useTranslation('profile');
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['profile', 'corrections'],
    queryFn: ({ signal }) => request('GET /profile/corrections', { signal }),
  });
  if (error && !data) return <ErrorPanel error={error} retry={refetch} retrying={isFetching} />;
  if (!data || data.items.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="profile-corrections" withBorder p="lg">
      <Title order={2} size="h3" id="profile-corrections" mb="xs">
        {t('corrections.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('corrections.text')}
      </Text>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
        {data.items.map((item) => (
          <li key={item.organization.id} style={{ overflowWrap: 'anywhere' }}>
            <Text fw={500}>{item.organization.name}</Text>
            <KnownAs item={item} />
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

function KnownAs({ item }: { item: OwnCorrection }) {
  const { t } = useTranslation('profile');
  return (
    <>
      {item.corrected.includes('name') && (
        <Text size="sm">{t('corrections.name', { name: fullName(item) })}</Text>
      )}
      {item.corrected.includes('phone') && (
        <Text size="sm">
          {item.phone === null ? t('corrections.phoneNone') : t('corrections.phone', { phone: item.phone })}
        </Text>
      )}
    </>
  );
}
