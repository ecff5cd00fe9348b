import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The API's path of the list. */
  path:
    | '/users/export'
    | '/cases/export'
    | '/parties/export'
    | '/audit-events/export'
    | `/signup-links/${string}/invitations/export`;
  /** The list's present filters. */
  filters: Record<string, string | null | undefined>;
}

/** Downloads a filtered list as a CSV file. The browser streams it to disk, so it may be of any length. */
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
