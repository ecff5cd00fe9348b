import { useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router-dom';
import { ConfirmDialog } from './confirm-dialog.tsx';

// React Router asks only the newest guard of a page, which therefore answers for all of them.
const unsavedGuards = new Set<string>();

/** Asks before unsaved changes are lost: on navigation, and on closing the tab. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation('shell');
  const id = useId();
  // The same page with another filter or fragment keeps the unsaved changes.
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsavedGuards.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  );

  useEffect(() => {
    if (!unsaved) return;
    unsavedGuards.add(id);
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      unsavedGuards.delete(id);
      window.removeEventListener('beforeunload', ask);
    };
  }, [id, unsaved]);

  return (
    <ConfirmDialog
      opened={blocker.state === 'blocked'}
      title={t('leave.title')}
      confirmLabel={t('leave.confirm')}
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {t('leave.text')}
    </ConfirmDialog>
  );
}
