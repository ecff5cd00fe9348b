import { Button, Center, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from './error-panel.tsx';

interface Props {
  /** The result of `useInfiniteQuery`. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
}

/** End of a keyset-paginated list: a button for the next page, or nothing on the last. */
export function LoadMore({ query }: Props) {
  const { t } = useTranslation('shell');
  if (!query.hasNextPage) return null;
  return (
    <Center py="md">
      <Stack align="center" gap="xs">
        {query.isFetchNextPageError && <ErrorLine error={query.error} />}
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('action.loadMore')}
        </Button>
      </Stack>
    </Center>
  );
}
