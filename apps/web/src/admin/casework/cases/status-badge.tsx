import type { CaseStatus } from '@casedoor/contracts';
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const colours = { open: 'green', on_hold: 'yellow', closed: 'gray', archived: 'gray' } as const;

interface Props {
  status: CaseStatus;
  /** Whether to show that the case is on hold because of a possible conflict. */
  conflict?: boolean;
}

/** A case's status: a word and a coloured dot. */
export function StatusBadge({ status, conflict = false }: Props) {
  const { t } = useTranslation('cases');
  return (
    <div>
      <Badge variant="dot" color={colours[status]} size="lg" miw="max-content">
        {t(`status.${status}`)}
      </Badge>
      {conflict && (
        <Text size="xs" c="dimmed" mt={2}>
          {t('hold.inList')}
        </Text>
      )}
    </div>
  );
}
