import { List, Text } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker, useLocation } from 'react-router-dom';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { endQuestion, formsLostBy, formsLostWith, unsavedForms, useUnsavedState } from './unsaved-forms.ts';

/**
 * Asks before the unsaved text of any form is lost, and names the forms: on another page, and when a dialog is closed.
 * Stands once, around all pages: React Router asks one blocker only.
 */
export function LeaveGuard() {
  const { t } = useTranslation('shell');
  const { forms, question } = useUnsavedState();
  const { pathname } = useLocation();
  const blocker = useBlocker(({ currentLocation: from, nextLocation: to }) => {
    // Another fragment loses nothing.
    if (from.pathname === to.pathname && from.search === to.search) return false;
    return formsLostBy(unsavedForms(), from.pathname === to.pathname).length > 0;
  });
  const blocked = blocker.state === 'blocked';
  const closesDialog = !blocked && question !== null && question.dialog !== null;
  const lost = blocked
    ? formsLostBy(forms, blocker.location.pathname === pathname)
    : question
      ? formsLostWith(forms, question.dialog)
      : [];
  const asked = blocked || question !== null;

  function proceed() {
    if (blocked) return blocker.proceed();
    endQuestion();
    question?.proceed();
  }
  const proceedNow = useEffectEvent(proceed);
  // Saved while the question stood: nothing is lost any more.
  const needless = asked && lost.length === 0;
  useEffect(() => {
    if (needless) proceedNow();
  }, [needless]);

  useEffect(() => endQuestion, []);

  return (
    <ConfirmDialog
      topmost
      opened={asked && !needless}
      title={t(closesDialog ? 'leave.closeTitle' : 'leave.title')}
      confirmLabel={t(closesDialog ? 'leave.closeConfirm' : 'leave.confirm')}
      danger
      onConfirm={proceed}
      onClose={() => (blocked ? blocker.reset() : endQuestion())}
    >
      <Text>{t('leave.text')}</Text>
      <List>
        {[...new Set(lost.map(({ name }) => name))].map((name) => (
          <List.Item key={name} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </List.Item>
        ))}
      </List>
    </ConfirmDialog>
  );
}
