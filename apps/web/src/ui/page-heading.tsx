import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** One plain sentence under the title. */
  text?: ReactNode;
  /** Content beside the title, such as a badge. */
  aside?: ReactNode;
  /** The page's primary action. */
  action?: ReactNode;
}

/** A page's only `h1`, which is also the title of the browser's tab. */
export function PageHeading({ title, text, aside, action }: Props) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" mb="lg">
      <title>{`${title} · Casedoor`}</title>
      <Stack gap={4} flex="1 1 16rem" style={{ overflowWrap: 'anywhere' }}>
        <Group gap="sm">
          <Title order={1} fz="var(--text-title)" lh={1.25}>
            {title}
          </Title>
          {aside}
        </Group>
        {text && (
          <Text c="dimmed" maw="60ch">
            {text}
          </Text>
        )}
      </Stack>
      {action}
    </Group>
  );
}
