import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Whose list: the API's path. */
  path:
    | '/users/export'
    | '/cases/export'
    | '/parties/export'
    | '/audit-events/export'
    | `/signup-links/${string}/invitations/export`;
  /** What the list is narrowed to. */
  filters: Record<string, string | null | undefined>;
}

/** Downloads a list, as it is narrowed now, as a CSV file; the browser writes it as it comes, however long. */
export function ExportLink({ path, filters }: Props) {
  const { t, i18n } = useTranslation('shell');
  const given = Object.entries({ ...filters, locale: i18n.language }).filter(
    (filter): filter is [string, string] => typeof filter[1] === 'string' && filter[1] !== '',
  );
  return (
    <Button
      component="a"
      href={`/api/v1${path}?${new URLSearchParams(given)}`}
      download
      variant="default"
      size="md"
      leftSection={<IconDownload size={18} aria-hidden />}
    >
      {t('action.export')}
    </Button>
  );
}
