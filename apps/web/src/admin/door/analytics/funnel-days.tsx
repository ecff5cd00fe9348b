import { Skeleton, Stack, Table, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPeriod } from '../../../i18n/format.ts';
import type { Point } from './funnel-range.ts';
import { shownSteps } from './shown-steps.ts';

// Lazy loading: the chart library is a chunk of its own, needed only on a link's page.
const Chart = lazy(() => import('./funnel-chart.tsx'));

/** The funnel by day or by month: as a chart, and the same data as a table. */
export function FunnelDays({ points }: { points: readonly Point[] }) {
  const { t } = useTranslation('funnel');
  const byMonth = points[0]?.period.length === 7;
  const title = t(byMonth ? 'months' : 'days');
  return (
    <Stack gap="xs">
      <Title order={4} fz="sm">
        {title}
      </Title>
      <div role="img" aria-label={t('chart', { title })}>
        <Suspense fallback={<Skeleton height={240} />}>
          <Chart points={points} />
        </Suspense>
      </div>
      <DayTable points={points} label={title} head={t(byMonth ? 'month' : 'day')} />
    </Stack>
  );
}

function DayTable({ points, label, head }: { points: readonly Point[]; label: string; head: string }) {
  const { t } = useTranslation('funnel');
  return (
    <Table.ScrollContainer minWidth={280} mah={240} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label} fz="xs" horizontalSpacing={4} verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{head}</Table.Th>
            {shownSteps.map((step) => (
              <Table.Th key={step} scope="col" ta="right">
                {t(`short.${step}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...points].reverse().map((point) => (
            <Table.Tr key={point.period}>
              <Table.Th scope="row" fw={400} style={{ whiteSpace: 'nowrap' }}>
                {formatPeriod(point.period)}
              </Table.Th>
              {shownSteps.map((step) => (
                <Table.Td key={step} ta="right">
                  {formatNumber(point[step])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
