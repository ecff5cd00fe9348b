import type { Registration } from '@casedoor/contracts';
import { useDiscretion } from './discretion.tsx';
import { Fold } from './fold.tsx';
import { type Translate, useText } from '../../i18n/text.ts';

/** The facts of a promise, of a link or of a registration. */
interface Promised {
  readonly organization: { readonly name: string; readonly notice: string | null };
  readonly joinsAs: Registration['joinsAs'];
  readonly opensCase: boolean;
  readonly caseRole: Registration['caseRole'];
  readonly requiresApproval: boolean;
}

/** What happens when the person continues, in one sentence: what they become, whether a case is opened, who decides. */
export function PromiseSentence({ of }: { readonly of: Promised }) {
  const { t } = useText();
  const discretion = useDiscretion();
  return <p className="lead">{discretion ? discreetSentence(of, t) : sentenceOfPromise(of, t)}</p>;
}

function sentenceOfPromise(of: Promised, t: Translate): string {
  const organization = of.organization.name;
  const when = of.requiresApproval ? 'later' : 'now';
  if (!of.opensCase) return t(`promise.${when}.${of.joinsAs}`, { organization });
  return of.caseRole === 'staff'
    ? t(`promise.${when}.staffCase`, { organization })
    : t(`promise.${when}.clientCase`, { organization });
}

function discreetSentence({ requiresApproval }: Promised, t: Translate): string {
  return requiresApproval ? t('discreet.whoLater') : t('discreet.who');
}

interface PromiseFoldProps {
  readonly of: Promised;
  /** The person joins with an account that they have. */
  readonly withAccount?: boolean;
}

/**
 * One press below the sentence, and before anything is sent: what is
 * created, who sees it, and what registering is not.
 */
export function PromiseFold({ of, withAccount = false }: PromiseFoldProps) {
  const { t } = useText();
  const discretion = useDiscretion();
  const account = t(withAccount ? 'link.accountKept' : 'link.account');
  const isNot = whatItIsNot(of, discretion !== null, t);
  const sentences = discretion ? [account, t('discreet.seen')] : promisesOf(of, account, t);
  return (
    <Fold summary={t('link.promiseHeading')}>
      <ul className="promises">
        {sentences.map((sentence) => (
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

function promisesOf(of: Promised, account: string, t: Translate): string[] {
  const organization = of.organization.name;
  const seen = t(of.opensCase ? 'link.seenCase' : 'link.seenAccount', { organization });
  return [
    ...(of.requiresApproval ? [t('link.approval', { organization })] : []),
    account,
    ...(of.opensCase ? [] : [t('link.noCase')]),
    seen,
  ];
}

/**
 * The organization's own notice where it wrote one. A discreet page
 * shows neutral words: the notice might name the organization.
 */
function whatItIsNot({ organization, joinsAs }: Promised, discreet: boolean, t: Translate): string | null {
  if (!discreet && organization.notice) return organization.notice;
  if (joinsAs !== 'client') return null;
  return discreet ? t('discreet.isNot') : t('link.isNotYet', { organization: organization.name });
}
