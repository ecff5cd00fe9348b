import type { Funnel } from '@casedoor/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '../../../i18n/format.ts';

const steps = ['opened', 'started', 'mailed', 'delivered', 'verified', 'completed', 'casesOpened'] as const;

/** How many people reached each step: a bar, a number and a share. */
export function FunnelSteps({ total }: { total: Funnel['total'] }) {
  const { t } = useTranslation('funnel');
  const most = Math.max(total.opened, total.started);
  return (
    <Table aria-label={t('steps')} verticalSpacing={6} horizontalSpacing={6} withRowBorders={false} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('column.step')}</Table.Th>
          <Table.Th scope="col" ta="right">
            {t('column.people')}
          </Table.Th>
          <Table.Th scope="col" ta="right">
            {t('column.share')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map((step) => (
          <Table.Tr key={step}>
            <Table.Th scope="row" fw={400} w="60%">
              {t(`step.${step}`)}
              <div
                aria-hidden
                style={{
                  height: 8,
                  minWidth: total[step] > 0 ? 4 : 0,
                  width: `${(100 * total[step]) / Math.max(most, 1)}%`,
                  borderRadius: 4,
                  background: 'var(--colour-accent)',
                }}
              />
            </Table.Th>
            <Table.Td ta="right">{formatNumber(total[step])}</Table.Td>
            <Table.Td ta="right" c="dimmed">
              {step !== 'opened' && total.started > 0 ? formatShare(total[step] / total.started) : ''}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
