import type { Registration } from '@casedoor/contracts';
import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { PromiseSentence } from '../page/promise.tsx';

/** The new sentence of a promise that changed since the page was opened; null while it is the one that was read. */
export function useChangedPromise(registration: Registration): ReactNode {
  const { t } = useText();
  const { joinsAs, opensCase, caseRole, requiresApproval } = registration;
  const facts = JSON.stringify([joinsAs, opensCase, caseRole, requiresApproval]);
  const [first] = useState(facts);
  if (facts === first) return null;
  return (
    <>
      <strong className="changed">{t('consent.changed')}</strong>
      <PromiseSentence of={registration} />
    </>
  );
}
