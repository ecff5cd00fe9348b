import type { SignupLink } from '@casedoor/contracts';
import { Anchor, Group, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { paths } from '../../paths.ts';
import { CopyField } from '../../../ui/copy-field.tsx';
import { CreateLinkDialog } from './create-link-dialog.tsx';
import { LinkActions } from './link-actions.tsx';
import { LinkEnd, LinkTimes, LinkMakes, LinkUses } from './link-facts.tsx';
import { LinkState } from './link-state.tsx';

/** The links: a table on wide screens, cards on a phone. Ended links show their end instead of a URL. */
export function LinkList({ links, ended, dimmed }: { links: SignupLink[]; ended: boolean; dimmed: boolean }) {
  const wide = useMediaQuery('(min-width: 75em)', false, { getInitialValueInEffect: false });
  // Kept here, so that rotating the screen does not close the dialog.
  const [original, setOriginal] = useState<SignupLink | null>(null);
  const shown = { links, ended, onDuplicate: setOriginal };
  return (
    <div aria-busy={dimmed} style={{ opacity: dimmed ? 0.55 : 1, transition: 'opacity 120ms' }}>
      {wide ? <LinkTable {...shown} /> : <LinkCards {...shown} />}
      {original && <CreateLinkDialog opened onClose={() => setOriginal(null)} original={original} />}
    </div>
  );
}

interface ShownLinks {
  links: SignupLink[];
  ended: boolean;
  onDuplicate: (link: SignupLink) => void;
}

function LinkTable({ links, ended, onDuplicate }: ShownLinks) {
  const { t } = useTranslation('signup-links');
  return (
    <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th miw="13rem">{t('column.title')}</Table.Th>
          <Table.Th>{t('column.state')}</Table.Th>
          <Table.Th>{t('column.uses')}</Table.Th>
          {!ended && <Table.Th miw="7.5rem">{t('column.expires')}</Table.Th>}
          <Table.Th w="28%">{t(ended ? 'column.ended' : 'column.link')}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{t('column.more')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {links.map((link) => (
          <Table.Tr key={link.id}>
            <Table.Td>
              <LinkTitle link={link} />
              <LinkMakes link={link} />
            </Table.Td>
            <Table.Td>
              <LinkState {...link} />
            </Table.Td>
            <Table.Td>
              <LinkUses link={link} short />
            </Table.Td>
            {!ended && (
              <Table.Td>
                <LinkTimes link={link} short />
              </Table.Td>
            )}
            <Table.Td>{ended ? <LinkEnd link={link} /> : <LinkAddress link={link} />}</Table.Td>
            <Table.Td>
              <LinkActions link={link} onDuplicate={() => onDuplicate(link)} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function LinkCards({ links, ended, onDuplicate }: ShownLinks) {
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {links.map((link) => (
        <Paper component="li" key={link.id} withBorder p="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
            <div style={{ minWidth: 0 }}>
              <LinkTitle link={link} />
              <LinkState {...link} />
            </div>
            <LinkActions link={link} onDuplicate={() => onDuplicate(link)} />
          </Group>
          <Stack gap={2} mb="sm">
            <LinkUses link={link} />
            {!ended && <LinkTimes link={link} />}
            <LinkMakes link={link} />
            {ended && <LinkEnd link={link} />}
          </Stack>
          {!ended && <LinkAddress link={link} />}
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
        style={{ overflowWrap: 'break-word' }}
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
