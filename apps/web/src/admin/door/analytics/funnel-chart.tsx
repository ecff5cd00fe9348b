import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatPeriod } from '../../../i18n/format.ts';
import type { Point } from './funnel-range.ts';
import { shownSteps } from './shown-steps.ts';

const colours = {
  opened: 'var(--colour-edge)',
  started: 'var(--colour-wait)',
  verified: 'var(--colour-accent)',
  completed: 'var(--colour-good)',
} as const;

/** The days as a bar chart; lazy-loaded. */
export default function FunnelChart({ points }: { points: readonly Point[] }) {
  const { t } = useTranslation('funnel');
  return (
    <BarChart
      h={240}
      data={points.map((point) => ({ ...point, label: formatPeriod(point.period) }))}
      dataKey="label"
      series={shownSteps.map((step) => ({ name: step, label: t(`short.${step}`), color: colours[step] }))}
      withLegend
      // In the order of the steps, not alphabetical.
      legendProps={{ verticalAlign: 'bottom', itemSorter: null }}
      valueFormatter={formatNumber}
      yAxisProps={{ allowDecimals: false, width: 'auto' }}
      xAxisProps={{ minTickGap: 16 }}
      barProps={{ isAnimationActive: false }}
      // The table holds the same data, so the bars need no keyboard navigation.
      accessibilityLayer={false}
    />
  );
}
