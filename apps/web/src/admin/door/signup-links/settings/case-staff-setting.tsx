import { fullName } from '@casedoor/contracts/person-name';
import { MultiSelect, Radio, Stack } from '@mantine/core';
import { filterOptions } from '../../../../ui/filter-options.ts';
import { useTranslation } from 'react-i18next';
import { useCaseStaff } from '../queries.ts';
import type { LinkSettings } from './use-link-settings.ts';

/** Which staff get the new case, and whether all of them do or in turns. */
export function CaseStaffSetting({ settings }: { settings: LinkSettings }) {
  const { t } = useTranslation('signup-links');
  const { link } = settings;
  const staff = useCaseStaff(link.id, [link.caseStaffAssignment, ...link.caseStaffIds]);
  const people = staff.data ?? [];
  const nameOf = (id: string) => {
    const person = people.find(({ membershipId }) => membershipId === id);
    return person ? fullName(person) : '…';
  };
  const options = [...new Set([...link.caseStaffIds, ...people.map(({ membershipId }) => membershipId)])];
  const gone = people.filter(
    ({ membershipId, available }) => !available && link.caseStaffIds.includes(membershipId),
  );
  const next = people.find(({ isNext }) => isNext);
  const problem =
    settings.reasonOf('caseStaffIds') ??
    (staff.isError
      ? t('listFailed')
      : gone.length > 0
        ? t('caseStaff.gone', { names: gone.map(({ membershipId }) => nameOf(membershipId)).join(', ') })
        : undefined);
  return (
    <Stack gap="sm">
      <MultiSelect
        size="md"
        label={t('setting.caseStaffIds')}
        description={t('caseStaff.text')}
        placeholder={link.caseStaffIds.length === 0 ? t('caseStaff.placeholder') : ''}
        data={options.map((id) => ({ value: id, label: nameOf(id) }))}
        value={link.caseStaffIds}
        onChange={(caseStaffIds) => settings.save({ caseStaffIds })}
        searchable
        filter={filterOptions}
        hidePickedOptions
        maxValues={20}
        nothingFoundMessage={t('caseStaff.none')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={problem}
      />
      {link.caseStaffIds.length > 1 && (
        <Radio.Group
          label={t('setting.caseStaffAssignment')}
          value={link.caseStaffAssignment}
          error={settings.reasonOf('caseStaffAssignment')}
          onChange={(value) =>
            settings.save({ caseStaffAssignment: value === 'in_turn' ? 'in_turn' : 'all' })
          }
        >
          <Stack gap="sm" mt="xs">
            <Radio value="all" label={t('caseStaff.all')} description={t('caseStaff.allText')} />
            <Radio
              value="in_turn"
              label={t('caseStaff.in_turn')}
              description={
                next && link.caseStaffAssignment === 'in_turn'
                  ? t('caseStaff.next', { name: nameOf(next.membershipId) })
                  : t('caseStaff.in_turnText')
              }
            />
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  );
}
