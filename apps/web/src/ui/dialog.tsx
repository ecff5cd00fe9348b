import { Modal, type ModalProps, Text } from '@mantine/core';
import { type ReactNode, useId, useMemo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogsContext, proceedUnlessUnsaved, useQuestionStands, useUnsaved } from './unsaved-forms.ts';

interface Props extends Pick<ModalProps, 'opened' | 'size' | 'centered' | 'fullScreen' | 'withCloseButton'> {
  title: ReactNode;
  children: ReactNode;
  /** Whether its fields hold something that is not saved. A form that knows this itself calls `useUnsaved` instead. */
  unsaved?: boolean;
  /** Closes it. Called by Escape, a click outside and the × only after a yes where a form in it is unsaved. */
  onClose: () => void;
  /** Stands above the question about unsaved text: it is that question. */
  topmost?: boolean;
}

// Mantine asks every dialog about every key: one Escape is for one dialog, also where it opens the question.
const handledEscapes = new WeakSet<KeyboardEvent>();

/** A dialog. The forms in it that use `useUnsaved` lose nothing by Escape, a click outside or the ×. */
export function Dialog({ title, children, onClose, unsaved = false, topmost = false, ...modal }: Props) {
  const { t } = useTranslation('shell');
  const id = useId();
  const beneath = useQuestionStands() && !topmost;
  return (
    <Modal
      {...modal}
      onClose={() => proceedUnlessUnsaved(id, onClose)}
      closeOnEscape={!beneath}
      __handledEscapeEvents={handledEscapes}
      trapFocus={!beneath}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      title={
        typeof title === 'string' ? (
          <Text fw={600} fz="lg" component="span" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Text>
        ) : (
          title
        )
      }
    >
      <DialogPart id={id}>
        {typeof title === 'string' && <Unsaved name={title} unsaved={unsaved && modal.opened} />}
        {children}
      </DialogPart>
    </Modal>
  );
}

/** A part of a dialog that may end while the dialog stays: `proceedUnlessUnsaved(id, …)` asks for its forms alone. */
export function DialogPart({ id, children }: { id: string; children: ReactNode }) {
  const outer = useContext(DialogsContext);
  const dialogs = useMemo(() => [...outer, id], [outer, id]);
  return <DialogsContext value={dialogs}>{children}</DialogsContext>;
}

// Inside the dialog's own context, which the dialog itself is not.
function Unsaved({ name, unsaved }: { name: string; unsaved: boolean }) {
  useUnsaved(name, unsaved);
  return null;
}
