import { type Promised, promiseOf } from '@casedoor/contracts/promise';
import { useState } from 'react';
import { useDiscretion } from './discretion.tsx';
import { Fold } from './fold.tsx';
import { useText } from '../../i18n/text.ts';

/** What happens when the person continues, in one sentence: what they become, whether a case is opened, who decides. */
export function PromiseSentence({ of }: { readonly of: Promised }) {
  return <p className="lead">{usePromise(of).sentence}</p>;
}

interface PromiseFoldProps {
  readonly of: Promised;
  /** The person joins with an account that they have. */
  readonly withAccount?: boolean;
}

/**
 * One press below the sentence, and before anything is sent: what is
 * created, who sees it, and what registering is not. It opens by itself, with the new sentence, where the link changed
 * while the person was on the page.
 */
export function PromiseFold({ of, withAccount = false }: PromiseFoldProps) {
  const { t } = useText();
  const { sentence, details, isNot } = usePromise(of, withAccount);
  const facts = JSON.stringify([of.joinsAs, of.opensCase, of.caseRole, of.requiresApproval]);
  const [first] = useState(facts);
  const changed = facts !== first;
  return (
    <Fold summary={t('link.promiseHeading')} open={changed || undefined}>
      {changed && (
        <p>
          <strong className="changed">{t('consent.changed')}</strong> {sentence}
        </p>
      )}
      <ul className="promises">
        {details.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isNot && (
        <>
          <h2>{t('link.isNot')}</h2>
          <p className="notice-text">{isNot}</p>
        </>
      )}
    </Fold>
  );
}

function usePromise(of: Promised, withAccount = false) {
  const { t } = useText();
  const discreet = useDiscretion() !== null;
  return promiseOf(of, { discreet, withAccount }, t);
}
