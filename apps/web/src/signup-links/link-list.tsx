import type { SignupLink } from '@casedoor/contracts';
import { Anchor, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { formatShortDate } from '../i18n/format.ts';
import { paths } from '../paths.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { LinkState } from './link-state.tsx';

/** The links: a table where there is room, cards on a phone. */
export function LinkList({ links, dimmed }: { links: SignupLink[]; dimmed: boolean }) {
  const wide = useMediaQuery('(min-width: 62em)', false, { getInitialValueInEffect: false });
  return (
    <div aria-busy={dimmed} style={{ opacity: dimmed ? 0.55 : 1, transition: 'opacity 120ms' }}>
      {wide ? <LinkTable links={links} /> : <LinkCards links={links} />}
    </div>
  );
}

function LinkTable({ links }: { links: SignupLink[] }) {
  const { t } = useTranslation('signup-links');
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('column.title')}</Table.Th>
          <Table.Th>{t('column.state')}</Table.Th>
          <Table.Th>{t('column.uses')}</Table.Th>
          <Table.Th>{t('column.created')}</Table.Th>
          <Table.Th w="36%">{t('column.link')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {links.map((link) => (
          <Table.Tr key={link.id}>
            <Table.Td>
              <LinkTitle link={link} />
            </Table.Td>
            <Table.Td>
              <LinkState state={link.state} />
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              {link.useLimit === null ? link.uses : `${link.uses} / ${link.useLimit}`}
            </Table.Td>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatShortDate(link.createdAt)}</Table.Td>
            <Table.Td>
              <LinkAddress link={link} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LinkCards({ links }: { links: SignupLink[] }) {
  const { t } = useTranslation('signup-links');
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {links.map((link) => (
        <Paper component="li" key={link.id} withBorder p="md">
          <Group justify="space-between" align="flex-start" mb="sm">
            <LinkTitle link={link} />
            <LinkState state={link.state} />
          </Group>
          <Text size="sm" mb="sm">
            {link.useLimit === null
              ? t('uses', { uses: link.uses })
              : t('usesOf', { uses: link.uses, useLimit: link.useLimit })}
          </Text>
          <LinkAddress link={link} />
        </Paper>
      ))}
    </Stack>
  );
}

function LinkTitle({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  return (
    <div style={{ minWidth: 0 }}>
      <Anchor
        component={Link}
        to={paths.signupLink(link.id)}
        fw={600}
        c="var(--colour-text)"
        style={{ overflowWrap: 'anywhere' }}
      >
        {link.title}
      </Anchor>
      {link.isDefault && (
        <Text size="sm" c="dimmed">
          {t('isDefault')}
        </Text>
      )}
    </div>
  );
}

function LinkAddress({ link }: { link: SignupLink }) {
  const { t } = useTranslation('signup-links');
  if (link.revokedAt || link.replacedAt) return null;
  if (!link.url)
    return (
      <Text size="sm" c="dimmed">
        {t('noUrl')}
      </Text>
    );
  return (
    <CopyField
      compact
      label={`${t('url')}, ${link.title}`}
      copyLabel={t('copyOf', { title: link.title })}
      value={link.url}
    />
  );
}
