import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCaseTypes } from '../../../../api/case-settings.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** The new case's type, from the organization's list. */
export function CaseTypeSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const types = useCaseTypes();
  const { caseType } = settings.link;
  const offered = (types.data ?? []).filter(({ retiredAt }) => retiredAt === null).map(({ name }) => name);
  // The link's own type stays in the list, even if retired or while the types are loading.
  const kept = caseType !== null && !offered.includes(caseType) ? [caseType] : [];
  const empty = types.data?.length === 0;
  return (
    <NativeSelect
      label={t('setting.caseType')}
      description={t(empty ? 'caseTypeEmpty' : 'setting.caseTypeText')}
      value={caseType ?? ''}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={settings.reasonOf('caseType') ?? (types.isError ? t('listFailed') : undefined)}
      data={[{ value: '', label: t('caseTypeNone') }, ...kept, ...offered]}
      onChange={({ currentTarget: { value } }) => settings.save({ caseType: value || null })}
    />
  );
}
