import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from './error-panel.tsx';

interface Props {
  opened: boolean;
  title: string;
  /** What will happen, said before the click. */
  children: ReactNode;
  /** The verb on the button. */
  confirmLabel: string;
  /** The word on the other one, where “Cancel” could be taken for the deed. */
  closeLabel?: string;
  onConfirm: () => void;
  onClose: () => void;
  confirming?: boolean;
  error?: unknown;
  /** Whether it takes something away. */
  danger?: boolean;
}

/** Asks before something with consequences, and says which. */
export function ConfirmDialog(props: Props) {
  const { t } = useTranslation('shell');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={
        <Text fw={600} fz="lg" component="span">
          {props.title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('action.close') }}
      centered
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
    </Modal>
  );
}
