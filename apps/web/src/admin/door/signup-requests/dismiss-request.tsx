import type { SignupRequest } from '@casedoor/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDismissRequest } from './request-queries.ts';

/** Asks for confirmation before a request is closed without an invitation. */
export function DismissRequest({ request, onClose }: { request: SignupRequest; onClose: () => void }) {
  const { t } = useTranslation('signup-requests');
  const dismiss = useDismissRequest();

  function confirm() {
    dismiss.mutate(request, {
      onSuccess: () => {
        showToast(t('dismissed'));
        onClose();
      },
    });
  }

  return (
    <ConfirmDialog
      opened
      title={t('dismissTitle')}
      confirmLabel={t('dismiss')}
      onConfirm={confirm}
      onClose={onClose}
      confirming={dismiss.isPending}
      error={dismiss.error}
      danger
    >
      {t('dismissText', { who: request.email })}
    </ConfirmDialog>
  );
}
