import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Related settings under a heading. */
export function FieldGroup({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <Paper component="section" aria-labelledby={id} withBorder p="lg">
      <Title order={2} size="h3" id={id} mb={text ? 4 : 'md'}>
        {title}
      </Title>
      {text && (
        <Text c="dimmed" mb="md" maw="60ch">
          {text}
        </Text>
      )}
      <Stack maw={680}>{children}</Stack>
    </Paper>
  );
}
