import { Box, Container, Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router-dom';
import { ColourSchemeSwitch } from '../../ui/colour-scheme-switch.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';

/** Layout of pages that need no sign-in: one sheet, the language and colour scheme switches. */
export function PlainLayout({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation('shell');
  return (
    <Box mih="100dvh">
      <Group component="header" justify="space-between" px="md" py="sm">
        <Text fw={600}>{t('product')}</Text>
        <Group gap={4}>
          <LanguageSwitch />
          <ColourSchemeSwitch />
        </Group>
      </Group>
      <Container component="main" size={wide ? 'lg' : 460} py={{ base: 'md', sm: 'xl' }}>
        {wide ? (
          <Outlet />
        ) : (
          <Paper p={{ base: 'lg', sm: 'xl' }} withBorder style={{ boxShadow: 'var(--shadow)' }}>
            <Outlet />
          </Paper>
        )}
      </Container>
    </Box>
  );
}
