import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Placeholder rows while a list loads, as high as its rows. */
export function ListSkeleton({ rows = 6, rowHeight = 56 }: { rows?: number; rowHeight?: number }) {
  const { t } = useTranslation('shell');
  return (
    <Stack gap={1} role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={rowHeight} radius="sm" opacity={1 - row / (rows + 2)} />
      ))}
    </Stack>
  );
}

/** Placeholder heading and lines while a page or a panel loads. */
export function PageSkeleton({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation('shell');
  return (
    <Paper p="lg" withBorder role="status">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton height={28} width="45%" mb="lg" />
      <Stack gap="md">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} height={18} width={`${90 - line * 8}%`} />
        ))}
      </Stack>
    </Paper>
  );
}
