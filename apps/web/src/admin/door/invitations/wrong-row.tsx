import type { InvitationRefusal, InvitationRow } from '@casedoor/contracts';
import { CloseButton, Group, Paper, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListedRow } from './read-people.ts';

/** A row with the API's verdict. */
export interface JudgedRow extends ListedRow {
  refusal: InvitationRefusal | null;
  /** Position in the list: unique, unlike the line. */
  place: number;
}

interface Props {
  row: JudgedRow;
  /** The number by which people find it. */
  number: string;
  /** The row with the edits so far. */
  now: InvitationRow;
  /** null: the row is left out. */
  onChange: (now: InvitationRow | null) => void;
}

const fields = ['email', 'firstName', 'lastName', 'locale'] as const;
const fieldOf = {
  first_name_refused: 'firstName',
  last_name_refused: 'lastName',
  locale_unknown: 'locale',
} as const;

/** A row that cannot be mailed as it is, with its error beside the field to correct. */
export function WrongRow({ row, number, now, onChange }: Props) {
  const { t } = useTranslation('invitations');
  const { refusal } = row;
  const at = refusal !== null && refusal in fieldOf ? fieldOf[refusal as keyof typeof fieldOf] : 'email';
  const error = refusal && t(`refusal.${refusal}`);
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Text size="sm" fw={600}>
          {t('preview.row', { row: number })}
        </Text>
        <CloseButton
          aria-label={t('preview.remove', { row: number })}
          onClick={({ currentTarget }) => {
            const own = currentTarget.closest('li');
            const neighbour = own?.nextElementSibling ?? own?.previousElementSibling;
            neighbour?.querySelector('button')?.focus();
            onChange(null);
          }}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
        {fields.map((field) => (
          <TextInput
            key={field}
            size="sm"
            label={t(`columns.${field}`)}
            aria-label={t('preview.fieldOf', { field: t(`columns.${field}`), row: number })}
            value={now[field] ?? ''}
            maxLength={1000}
            autoComplete="off"
            spellCheck={false}
            error={field === at ? error : null}
            onChange={(event) => {
              const { email, firstName, lastName, locale } = now;
              onChange({
                email,
                ...(firstName ? { firstName } : {}),
                ...(lastName ? { lastName } : {}),
                ...(locale ? { locale } : {}),
                [field]: event.currentTarget.value,
              });
            }}
          />
        ))}
      </SimpleGrid>
    </Paper>
  );
}
