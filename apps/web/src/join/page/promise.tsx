import { type Promised, promiseOf } from '@casedoor/contracts/promise';
import type { ReactNode } from 'react';
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
  /** What has changed while the person was on the page; the fold opens to show it. */
  readonly changed?: ReactNode;
}

/**
 * One press below the sentence, and before anything is sent: what is
 * created, who sees it, and what registering is not.
 */
export function PromiseFold({ of, withAccount = false, changed }: PromiseFoldProps) {
  const { t } = useText();
  const { details, isNot } = usePromise(of, withAccount);
  return (
    <Fold summary={t('link.promiseHeading')} open={changed ? true : undefined}>
      {changed}
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
