import { fullName } from '@casedoor/contracts/person-name';
import { auditActions, auditActionWords, auditSubject } from '@casedoor/contracts';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/problem-message.ts';
import { useMember } from '../../../api/session.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { useAuditEvents, useMemberName } from './queries.ts';
import { useAuditFilters } from './use-audit-filters.ts';

/** Filters of the audit trail: text, kind or action, person, and days. */
export function AuditToolbar() {
  const { t, i18n } = useTranslation('audit');
  const { filters, setFilters } = useAuditFilters();
  const { membershipId, user } = useMember();
  const { by, from, to } = filters;
  const refused = fieldErrors(useAuditEvents(filters).error);
  const someone = by && by !== 'system' && by !== membershipId ? by : null;
  const someonesName = useMemberName(someone);
  const locale = i18n.language === 'fr' ? 'fr' : 'en';
  const actions = Object.keys(auditActions)
    .map((action) => ({ value: action, label: auditActionWords(action, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));

  return (
    <Group mb="md" align="flex-end" gap="sm">
      <SearchField
        q={filters.q}
        onSearch={(q) => setFilters({ q })}
        words={{ label: t('search'), placeholder: t('searchHint'), clear: t('searchClear') }}
      />
      <NativeSelect
        label={t('what')}
        flex="1 1 11rem"
        value={filters.subjectType ?? filters.action ?? ''}
        onChange={(event) => setFilters({ what: event.currentTarget.value })}
        data={[
          { value: '', label: t('whatAll') },
          {
            group: t('kinds'),
            items: auditSubject.options.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          { group: t('actions'), items: actions },
        ]}
      />
      <NativeSelect
        label={t('who')}
        flex="1 1 10rem"
        value={by ?? ''}
        onChange={(event) => setFilters({ by: event.currentTarget.value })}
        data={[
          { value: '', label: t('whoAll') },
          { value: membershipId, label: t('whoMe', { name: fullName(user) }) },
          { value: 'system', label: t('system') },
          ...(someone ? [{ value: someone, label: someonesName ?? '…' }] : []),
        ]}
      />
      <Group flex="1 1 21rem" align="flex-end" gap="sm">
        <Day label={t('from')} value={from} max={to} onChange={(value) => setFilters({ from: value })} />
        <Day
          label={t('to')}
          value={to}
          min={from}
          error={refused['to']}
          onChange={(value) => setFilters({ to: value })}
        />
      </Group>
      {Object.keys(filters).length > 0 && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} aria-hidden />}
          onClick={() => setFilters({ q: null, what: null, by: null, from: null, to: null })}
        >
          {t('clear')}
        </Button>
      )}
    </Group>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  error?: string | undefined;
  onChange: (day: string) => void;
}

function Day({ label, value = '', min, max, error, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      flex="1 1 8.5rem"
      label={label}
      value={value}
      error={error}
      {...(min ? { min } : {})}
      {...(max ? { max } : {})}
      // A half-typed date reads as empty: ignore it.
      onChange={(event) => !event.currentTarget.validity.badInput && onChange(event.currentTarget.value)}
    />
  );
}
