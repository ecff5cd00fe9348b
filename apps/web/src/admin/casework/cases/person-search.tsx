import type { User } from '@casedoor/contracts';
import { Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf, useUserSearch } from './queries.ts';

interface PersonSearchProps {
  /** Membership ids of present participants: shown, but disabled. */
  readonly taken: readonly string[];
  readonly onChoose: (user: User) => void;
  readonly label: string;
  readonly disabled?: boolean;
  readonly error?: string | null;
}

/** A search field over the Users list; choosing a person clears it for the next search. */
export function PersonSearch({ taken, onChoose, label, disabled = false, error = null }: PersonSearchProps) {
  const { t } = useTranslation(['cases', 'shell']);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 250);
  const users = useUserSearch(q);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  function choose(membershipId: string) {
    const user = users.data?.find(({ id }) => id === membershipId);
    if (!user) return;
    onChoose(user);
    setText('');
    combobox.closeDropdown();
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          label={label}
          placeholder={t('people.hint')}
          description={t('people.start')}
          error={error}
          value={text}
          disabled={disabled}
          maxLength={100}
          autoComplete="off"
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={users.isFetching ? <Loader size="xs" aria-hidden /> : null}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={label}>
          {(users.data ?? []).map((user) => (
            <Combobox.Option key={user.id} value={user.id} disabled={taken.includes(user.id)}>
              <Text size="sm" fw={500}>
                {nameOf(user)}
                {taken.includes(user.id) && ` · ${t('people.already')}`}
              </Text>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {user.email} · {t(`shell:role.${user.role}`)}
              </Text>
            </Combobox.Option>
          ))}
          {users.isPending && <Combobox.Empty>{t('people.loading')}</Combobox.Empty>}
          {users.isError && <Combobox.Empty>{t('people.failed')}</Combobox.Empty>}
          {users.data?.length === 0 && <Combobox.Empty>{t('people.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
