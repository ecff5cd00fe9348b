import { AppShell, Burger, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router-dom';
import { useMember } from '../../api/session.ts';
import { ColourSchemeSwitch } from '../../ui/colour-scheme-switch.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import { AccountMenu } from './account-menu.tsx';
import { MainMenu } from './main-menu.tsx';

/** Layout of every signed-in page: the organization, the menu, the account. */
export function AppFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const { organization } = useMember();
  const [opened, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();

  // Closes a phone's menu once a page is chosen.
  useEffect(close, [pathname, close]);

  return (
    <AppShell
      header={{ height: 60 }}
      padding={{ base: 'md', sm: 'xl' }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
    >
      <a className="frame-skip" href="#content">
        {t('nav.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={opened ? t('nav.closeMenu') : t('nav.openMenu')}
              aria-expanded={opened}
            />
            <Text fw={600} truncate>
              {organization.name}
            </Text>
          </Group>
          <Group gap={4} wrap="nowrap">
            <LanguageSwitch />
            <ColourSchemeSwitch />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="md" aria-label={t('nav.label')}>
        <MainMenu />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className="frame-main">
        <div style={{ maxWidth: 1120, margin: '0 auto' }}>{children}</div>
      </AppShell.Main>
    </AppShell>
  );
}
