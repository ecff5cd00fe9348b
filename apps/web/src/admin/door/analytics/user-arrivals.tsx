import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../i18n/format.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { ArrivalStory } from './arrival-story.tsx';
import { useUserArrivals } from './queries.ts';
import { isShownBelow } from './story.ts';

/** Why a user is here: each registration by which they joined or got a case. */
export function UserArrivals({ membershipId }: { membershipId: string }) {
  const { t } = useTranslation('arrivals');
  const { data, isPending, error, refetch, isFetching } = useUserArrivals(membershipId);
  return (
    <Paper withBorder p="lg" mt="lg" component="section">
      <Title order={2} fz="lg" mb="md">
        {t('user')}
      </Title>
      {isPending && <Skeleton height={96} />}
      {error && !data && <ErrorPanel error={error} retry={refetch} retrying={isFetching} />}
      {data && !isShownBelow(data) && (
        <Text mb={data.items.length > 0 ? 'md' : 0}>
          {t(`beginning.${data.beginning.how}`, {
            by: data.beginning.by ?? t('system'),
            at: formatDateTime(data.beginning.at),
          })}{' '}
          {data.items.length === 0 && data.beginning.by !== null && t('beginning.notMailed')}
        </Text>
      )}
      <Stack gap="xl">
        {data?.items.map((arrival) => (
          <ArrivalStory key={arrival.id} arrival={arrival} />
        ))}
      </Stack>
    </Paper>
  );
}
