import type { Party } from '@casedoor/contracts';
import { ActionIcon, Group, Menu, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArchive, IconDots, IconPencil, IconRestore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../../api/problem-message.ts';
import { formatShortDate } from '../../../i18n/format.ts';
import { showFault, showToast } from '../../../ui/toast.tsx';
import { useChangeParty } from './queries.ts';

interface Props {
  parties: Party[];
  onChange: (party: Party) => void;
  /** Dims the list while a newer answer is loading. */
  dimmed: boolean;
}

/** The parties as a table, or as cards on narrow screens. */
export function PartyList({ parties, onChange, dimmed }: Props) {
  const { t } = useTranslation('parties');
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const busy = { style: { opacity: dimmed ? 0.6 : 1 }, 'aria-busy': dimmed };
  if (narrow) {
    return (
      <Stack component="ul" gap="sm" p={0} m={0} aria-label={t('title')} {...busy}>
        {parties.map((party) => (
          <Paper component="li" key={party.id} withBorder p="md" style={{ listStyle: 'none' }}>
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <div style={{ minWidth: 0 }}>
                <Name party={party} />
                <Reach party={party} />
                <Note party={party} />
              </div>
              <Actions party={party} onChange={onChange} />
            </Group>
          </Paper>
        ))}
      </Stack>
    );
  }
  return (
    <Table verticalSpacing="sm" aria-label={t('title')} {...busy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('field.name')}</Table.Th>
          <Table.Th scope="col">{t('column.reach')}</Table.Th>
          <Table.Th scope="col">{t('field.note')}</Table.Th>
          <Table.Th scope="col">{t('column.added')}</Table.Th>
          <Table.Th scope="col" w={56}>
            <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {parties.map((party) => (
          <Table.Tr key={party.id}>
            <Table.Td>
              <Name party={party} />
            </Table.Td>
            <Table.Td>
              <Reach party={party} />
            </Table.Td>
            <Table.Td maw={320}>
              <Note party={party} />
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatShortDate(party.createdAt)}</Table.Td>
            <Table.Td>
              <Actions party={party} onChange={onChange} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Name({ party }: { party: Party }) {
  return (
    <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
      {party.name}
    </Text>
  );
}

function Reach({ party: { email, phone } }: { party: Party }) {
  return [email, phone]
    .filter((value) => value !== null)
    .map((value) => (
      <Text key={value} size="sm" style={{ overflowWrap: 'anywhere' }}>
        {value}
      </Text>
    ));
}

function Note({ party: { note } }: { party: Party }) {
  return (
    <Text size="sm" c="dimmed" lineClamp={3} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
      {note}
    </Text>
  );
}

function Actions({ party, onChange }: { party: Party; onChange: (party: Party) => void }) {
  const { t } = useTranslation('parties');
  const change = useChangeParty();
  const archived = party.archivedAt !== null;

  async function move(from: Party, to: boolean, undoable: boolean) {
    try {
      const now = await change.mutateAsync({
        partyId: from.id,
        changes: { version: from.version, archived: to },
      });
      showToast(
        t(to ? 'action.archived' : 'action.restored', { name: now.name }),
        undoable ? () => move(now, !to, false) : undefined,
      );
    } catch (error) {
      showFault(problemMessage(error));
    }
  }

  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--colour-text)"
          size="lg"
          aria-label={t('action.menu', { name: party.name })}
          loading={change.isPending}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => onChange(party)}>
          {t('action.change')}
        </Menu.Item>
        <Menu.Item
          leftSection={
            archived ? <IconRestore size={18} aria-hidden /> : <IconArchive size={18} aria-hidden />
          }
          onClick={() => void move(party, !archived, true)}
        >
          {archived ? t('action.restore') : t('action.archive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
