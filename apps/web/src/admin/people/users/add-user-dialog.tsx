import { ActionIcon, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogPart } from '../../../ui/dialog.tsx';
import { proceedUnlessUnsaved, useUnsaved } from '../../../ui/unsaved-forms.ts';
import { AddUserForm, emptyUser, type UserForm } from './add-user-form.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Content of "Send them a sign-up link". */
  linkPanel: ReactNode;
}

/** Adds a user directly or, at its bottom, opens the sign-up link. The fields keep their text until it is sent. */
export function AddUserDialog({ opened, onClose, linkPanel }: Props) {
  const { t } = useTranslation('users');
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;
  const [view, setView] = useState<'form' | 'link'>('form');
  const panel = useId();
  const back = useRef<HTMLButtonElement>(null);
  const sendLink = useRef<HTMLButtonElement>(null);
  const swapped = useRef(false);
  // Form state lives here, so that it survives the other view and closing the dialog.
  const form = useForm<UserForm>({ defaultValues: emptyUser });
  useUnsaved(t('dialog.title'), form.formState.isDirty);

  useEffect(() => {
    // The pressed button is gone: move the focus to its counterpart.
    if (swapped.current) (view === 'link' ? back : sendLink).current?.focus();
  }, [view]);

  function swap(to: 'form' | 'link') {
    swapped.current = true;
    setView(to);
  }

  function close() {
    swapped.current = false;
    setView('form');
    onClose();
  }

  return (
    <Dialog
      opened={opened}
      onClose={close}
      size="lg"
      fullScreen={phone}
      title={
        <Group gap="xs" wrap="nowrap" component="span">
          {view === 'link' && (
            <ActionIcon
              ref={back}
              variant="subtle"
              size="lg"
              aria-label={t('dialog.back')}
              onClick={() => proceedUnlessUnsaved(panel, () => swap('form'))}
            >
              <IconArrowLeft size={20} aria-hidden />
            </ActionIcon>
          )}
          <Text fw={600} fz="xl" component="span">
            {view === 'form' ? t('dialog.title') : t('dialog.linkTitle')}
          </Text>
        </Group>
      }
    >
      {view === 'form' ? (
        <AddUserForm form={form} onAdded={close} onSendLink={() => swap('link')} sendLinkRef={sendLink} />
      ) : (
        <DialogPart id={panel}>{linkPanel}</DialogPart>
      )}
    </Dialog>
  );
}
