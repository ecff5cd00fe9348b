import type { SignupLink } from '@casedoor/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopyPlus, IconDots, IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { paths } from '../../paths.ts';

/** Actions on one link in the list: open, duplicate. */
export function LinkActions({ link, onDuplicate }: { link: SignupLink; onDuplicate: () => void }) {
  const { t } = useTranslation('signup-links');
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('actionsOf', { title: link.title })}
        >
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={paths.signupLink(link.id)}
          leftSection={<IconExternalLink size={18} aria-hidden />}
        >
          {t('page.settings')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopyPlus size={18} aria-hidden />} onClick={onDuplicate}>
          {t('duplicate.action')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
