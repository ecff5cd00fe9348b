import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

const shown = new Set<string>();

/** Shows a message; with `undo`, an Undo button for ten seconds. */
export function showToast(message: string, undo?: () => unknown): void {
  const id = notifications.show({
    onClose: () => shown.delete(id),
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm">{message}</Text>
        {undo && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id);
              void undo();
            }}
          >
            {i18next.t('action.undo', { ns: 'shell' })}
          </Button>
        )}
      </Group>
    ),
    autoClose: undo ? 10_000 : 5_000,
    closeButtonProps: { 'aria-label': i18next.t('action.close', { ns: 'shell' }) },
  });
  shown.add(id);
}

/** Hides what earlier saves have said: a later one may be refused, and then the screen must not say "saved". */
export function hideToasts(): void {
  for (const id of shown) notifications.hide(id);
  shown.clear();
}

/** Shows an error until the person closes it. */
export function showFault(message: string): void {
  notifications.show({
    message,
    color: 'red',
    autoClose: false,
    role: 'alert',
    closeButtonProps: { 'aria-label': i18next.t('action.close', { ns: 'shell' }) },
  });
}
