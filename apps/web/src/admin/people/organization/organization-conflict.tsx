import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { differingFields, type OrganizationFields } from './organization-fields.ts';

interface OrganizationConflictProps {
  /** The settings when the person began to edit. */
  readonly before: OrganizationFields;
  /** The settings as somebody else has saved them since. */
  readonly theirs: OrganizationFields;
  readonly saving: boolean;
  readonly onTake: () => void;
}

/**
 * A conflict of two saves: shows what somebody else changed, and lets
 * the person save their own change anyway. Placed inside the form.
 */
export function OrganizationConflict({ before, theirs, saving, onTake }: OrganizationConflictProps) {
  const { t } = useTranslation(['organization', 'shell']);
  // A logo's address contains the settings' version, so compare only whether there is one.
  const differing = differingFields(before, theirs).filter(
    (name) => name !== 'logo' || (before.logo === '') !== (theirs.logo === ''),
  );

  function said(name: keyof OrganizationFields): string {
    if (theirs[name] === '') return t('nothing');
    if (name === 'logo') return t('pictureChanged');
    return name === 'locale' ? t(`shell:language.${theirs.locale}`) : theirs[name];
  }

  return (
    <Alert
      role="alert"
      variant="outline"
      color="yellow"
      styles={{ title: { color: 'var(--colour-text)' } }}
      title={t('conflictTitle')}
    >
      <Text size="sm">{t('conflict')}</Text>
      <List size="sm" my="xs">
        {differing.map((name) => (
          <List.Item key={name}>
            {t('conflictLine', { field: t(name === 'accentColour' ? 'colour' : name), value: said(name) })}
          </List.Item>
        ))}
        {differing.length === 0 && <List.Item>{t('conflictNone')}</List.Item>}
      </List>
      <Group gap="sm" mt="sm">
        <Button type="submit" loading={saving}>
          {t('conflictApply')}
        </Button>
        <Button variant="default" onClick={onTake} disabled={saving}>
          {t('conflictTake')}
        </Button>
      </Group>
    </Alert>
  );
}
