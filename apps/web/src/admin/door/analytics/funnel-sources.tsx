import type { Funnel } from '@casedoor/contracts';
import { Stack, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format.ts';
import { shownSteps } from './shown-steps.ts';

/** The funnel by source tag. */
export function FunnelSources({ sources }: { sources: Funnel['sources'] }) {
  const { t } = useTranslation('funnel');
  return (
    <Stack gap="xs">
      <Title order={4} fz="sm">
        {t('sources')}
      </Title>
      <Table.ScrollContainer minWidth={300} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={t('sources')} fz="xs" horizontalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('source.column')}</Table.Th>
              {shownSteps.map((step) => (
                <Table.Th key={step} scope="col" ta="right">
                  {t(`short.${step}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sources.map((one) => (
              <Table.Tr key={`${one.source} ${one.tag ?? ''}`}>
                <Table.Th scope="row" fw={400} style={{ overflowWrap: 'anywhere' }}>
                  {one.source === 'tag' ? t('source.tag', { tag: one.tag ?? '' }) : t(`source.${one.source}`)}
                </Table.Th>
                {shownSteps.map((step) => (
                  <Table.Td key={step} ta="right">
                    {formatNumber(one[step])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
