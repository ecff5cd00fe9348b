import { Anchor, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatDateTime } from '../../../i18n/format.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { ArrivalStory } from './arrival-story.tsx';
import { useCaseArrival } from './queries.ts';

/** Why a case is here: the registration that opened it, or the person who opened it by hand. */
export function CaseArrival({ caseId }: { caseId: string }) {
  const { t } = useTranslation('arrivals');
  const { data, isPending, error, refetch, isFetching } = useCaseArrival(caseId);
  return (
    <Paper withBorder p="lg" mt="lg" component="section">
      <Title order={2} fz="lg" mb="md">
        {t('case')}
      </Title>
      {isPending && <Skeleton height={96} />}
      {error && !data && <ErrorPanel error={error} retry={refetch} retrying={isFetching} />}
      {data && !data.arrival && (
        <Text>{t('byHand', { by: data.openedBy ?? t('system'), at: formatDateTime(data.openedAt) })}</Text>
      )}
      {data?.arrival && (
        <>
          <ArrivalStory arrival={data.arrival} />
          <Anchor
            component={Link}
            to={paths.user(data.arrival.membershipId)}
            size="sm"
            mt="md"
            display="inline-block"
          >
            {t('seeUser')}
          </Anchor>
        </>
      )}
    </Paper>
  );
}
