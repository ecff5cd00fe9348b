import type { Funnel } from '@casedoor/contracts';
import { SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { FunnelDays } from './funnel-days.tsx';
import { firstDayOf, pointsOf, type Range } from './funnel-range.ts';
import { FunnelSources } from './funnel-sources.tsx';
import { FunnelSteps } from './funnel-steps.tsx';
import { useFunnel } from '../signup-links/queries.ts';
import { formatTimeZone } from '../../../i18n/format.ts';

const ranges = [7, 30, 90, null] as const;

/** A link's funnel: how many people reached each step, by day and by source tag. */
export function WhatHappened({ signupLinkId }: { signupLinkId: string }) {
  const { t } = useTranslation('funnel');
  const { timeZone } = useMember().organization;
  const [range, setRange] = useState<Range>(30);
  const from = firstDayOf(range, timeZone);
  const { data, error, isPending, isFetching, refetch } = useFunnel(signupLinkId, from);
  const titleId = useId();
  return (
    <Stack gap="md" component="section" aria-labelledby={titleId}>
      <Title order={3} fz="md" id={titleId}>
        {t('title')}
      </Title>
      <SegmentedControl
        aria-label={t('range.label')}
        value={String(range)}
        onChange={(chosen) => setRange(ranges.find((one) => String(one) === chosen) ?? null)}
        data={ranges.map((days) => ({
          value: String(days),
          label: days === null ? t('range.all') : t('range.days', { count: days }),
        }))}
        fullWidth
        size="sm"
      />
      {isPending && <Skeleton height={320} />}
      {!data && error && <ErrorPanel error={error} retry={refetch} retrying={isFetching} />}
      {data && <Happened funnel={data} from={from} all={range === null} />}
    </Stack>
  );
}

function Happened({ funnel, from, all }: { funnel: Funnel; from: string | null; all: boolean }) {
  const { t } = useTranslation('funnel');
  const { opened, started, machines } = funnel.total;
  const nothing = opened === 0 && started === 0;
  return (
    <>
      {nothing ? (
        <Text size="sm" c="dimmed">
          {t(all ? 'empty' : 'emptyRange')}
        </Text>
      ) : (
        <FunnelSteps total={funnel.total} />
      )}
      {machines > 0 && (
        <Text size="sm" c="dimmed">
          {t('machines', { count: machines })}
        </Text>
      )}
      {!nothing && (
        <>
          <FunnelDays points={pointsOf(funnel, from)} />
          <FunnelSources sources={funnel.sources} />
          <Text size="sm" c="dimmed">
            {t('zone', { timeZone: formatTimeZone(funnel.timeZone) })}
          </Text>
        </>
      )}
    </>
  );
}
