import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Content of an empty list: what it would show, and the next step. */
export function EmptyState({ title, text, action }: { title: string; text: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" py={56} px="md" ta="center">
      <Title order={2} fz="lg">
        {title}
      </Title>
      <Text c="dimmed" maw="46ch">
        {text}
      </Text>
      {action}
    </Stack>
  );
}
