import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseFields } from './case-fields.ts';

interface CaseConflictProps {
  /** The fields that the person began with. */
  readonly before: CaseFields;
  /** The fields as someone else has saved them meanwhile. */
  readonly theirs: CaseFields;
  readonly saving: boolean;
  readonly onTake: () => void;
}

/** Says what someone else changed meanwhile, and lets the person save their own all the same. Stands in the form. */
export function CaseConflict({ before, theirs, saving, onTake }: CaseConflictProps) {
  const { t } = useTranslation('cases');
  const differences = [
    before.title !== theirs.title && t('conflict.theirs', { field: t('one.title'), value: theirs.title }),
    before.type !== theirs.type &&
      t('conflict.theirs', { field: t('one.type'), value: theirs.type || t('one.noType') }),
    before.status !== theirs.status &&
      t('conflict.theirs', { field: t('one.status'), value: t(`status.${theirs.status}`) }),
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
