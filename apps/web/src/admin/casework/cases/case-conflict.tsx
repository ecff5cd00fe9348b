import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../i18n/format.ts';
import type { CaseFields } from './case-fields.ts';

interface CaseConflictProps {
  /** The fields when the person began to edit. */
  readonly before: CaseFields;
  /** The fields as somebody else has saved them since. */
  readonly theirs: CaseFields;
  readonly saving: boolean;
  readonly onTake: () => void;
}

/**
 * A conflict of two saves: shows what somebody else changed, and lets
 * the person save their own change anyway. Placed inside the form.
 */
export function CaseConflict({ before, theirs, saving, onTake }: CaseConflictProps) {
  const { t } = useTranslation('cases');
  const differences = [
    before.title !== theirs.title && t('conflict.theirs', { field: t('one.title'), value: theirs.title }),
    before.type !== theirs.type &&
      t('conflict.theirs', { field: t('one.type'), value: theirs.type || t('one.noType') }),
    before.status !== theirs.status &&
      t('conflict.theirs', { field: t('one.status'), value: t(`status.${theirs.status}`) }),
    before.appointmentAt !== theirs.appointmentAt &&
      t('conflict.theirs', {
        field: t('one.appointment'),
        value: theirs.appointmentAt === null ? t('one.noAppointment') : formatDateTime(theirs.appointmentAt),
      }),
  ].filter((difference) => difference !== false);

  return (
    <Alert
      role="alert"
      variant="outline"
      color="yellow"
      styles={{ title: { color: 'var(--colour-text)' } }}
      title={t('conflict.title')}
    >
      <Text size="sm">{differences.length > 0 ? t('conflict.explanation') : t('conflict.noDifference')}</Text>
      <List size="sm" my="xs">
        {differences.map((difference) => (
          <List.Item key={difference}>{difference}</List.Item>
        ))}
      </List>
      <Group gap="sm" mt="sm">
        <Button type="submit" loading={saving}>
          {t('conflict.apply')}
        </Button>
        <Button variant="default" onClick={onTake} disabled={saving}>
          {t('conflict.take')}
        </Button>
      </Group>
    </Alert>
  );
}
