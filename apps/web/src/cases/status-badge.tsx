import type { CaseStatus } from '@casedoor/contracts';
import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const colours = { open: 'green', on_hold: 'yellow', closed: 'gray', archived: 'gray' } as const;

/** A case's status, in words and with a dot of colour. */
export function StatusBadge({ status }: { status: CaseStatus }) {
  const { t } = useTranslation('cases');
  return (
    <Badge variant="dot" color={colours[status]} size="lg" miw="max-content">
      {t(`status.${status}`)}
    </Badge>
  );
}
