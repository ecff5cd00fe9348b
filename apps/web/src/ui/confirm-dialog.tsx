import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';
import { ErrorLine } from './error-panel.tsx';

interface Props {
  opened: boolean;
  title: string;
  /** The consequences, shown before the click. */
  children: ReactNode;
  /** Label of the button that confirms: a verb. */
  confirmLabel: string;
  /** Label of the other button, where “Cancel” could be mistaken for the action. */
  closeLabel?: string;
  onConfirm: () => void;
  onClose: () => void;
  confirming?: boolean;
  error?: unknown;
  /** Whether the action is destructive. */
  danger?: boolean;
  /** Whether a field in it, such as a reason, has been filled in. */
  unsaved?: boolean;
  /** It is the question about unsaved text, above every dialog. */
  topmost?: boolean;
}

/** Asks for confirmation of an action and shows its consequences. */
export function ConfirmDialog(props: Props) {
  const { t } = useTranslation('shell');
  return (
    <Dialog
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered
      unsaved={props.unsaved ?? false}
      topmost={props.topmost ?? false}
    >
      <Stack gap="md">
        {typeof props.children === 'string' ? <Text>{props.children}</Text> : props.children}
        <ErrorLine error={props.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {props.closeLabel ?? t('action.cancel')}
          </Button>
          <Button
            onClick={props.onConfirm}
            loading={props.confirming ?? false}
            {...(props.danger ? { color: 'red.9' } : {})}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
