import type { Registration } from '@casedoor/contracts';
import { useDiscretion } from '../page/discretion.tsx';
import { type Translate, useText } from '../../i18n/text.ts';

/** The facts that the card shows, of a link or of a registration that began with an invitation. */
interface Promised {
  readonly organization: { readonly name: string; readonly notice: string | null };
  readonly joinsAs: Registration['joinsAs'];
  readonly opensCase: boolean;
  readonly caseRole: Registration['caseRole'];
  readonly requiresApproval: boolean;
}

interface PromiseCardProps {
  readonly of: Promised;
  /** The person is signed in: joins with their account. */
  readonly withAccount?: boolean;
  /** The address is known already. */
  readonly invited?: boolean;
}

/**
 * What happens when the person continues, shown before they type: what
 * they become, what is created, who sees it, what registering is not.
 */
export function PromiseCard({ of, withAccount = false, invited = false }: PromiseCardProps) {
  const { t } = useText();
  const discretion = useDiscretion();
  const account = t(withAccount ? 'link.accountKept' : 'link.account');
  const sentences = discretion ? discreetPromises(of, account, t) : promisesOf(of, account, t);
  const isNot = whatItIsNot(of, discretion !== null, t);
  return (
    <section className="promise" aria-labelledby="promise">
      <h2 id="promise">{t('link.promiseHeading')}</h2>
      <ul>
        {[...sentences, ...(invited ? [] : [t('link.asked')])].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isNot && (
        <>
          <h2 className="promise-not">{t('link.isNot')}</h2>
          <p className="notice-text">{isNot}</p>
        </>
      )}
    </section>
  );
}

function promisesOf(of: Promised, account: string, t: Translate): string[] {
  const organization = of.organization.name;
  const opens = of.caseRole === 'staff' ? t('link.caseStaff') : t('link.caseClient');
  const seen = t(of.opensCase ? 'link.seenCase' : 'link.seenAccount', { organization });
  const first = of.requiresApproval ? [t('link.approval', { organization })] : [];
  return [...first, becomes(of, t), account, of.opensCase ? opens : t('link.noCase'), seen];
}

function becomes({ joinsAs, organization: { name: organization } }: Promised, t: Translate): string {
  switch (joinsAs) {
    case 'client':
      return t('link.joinClient', { organization });
    case 'staff':
      return t('link.joinStaff', { organization });
    case 'manager':
      return t('review.happensManager', { organization });
    case 'admin':
      return t('review.happensAdmin', { organization });
  }
}

function discreetPromises({ requiresApproval }: Promised, account: string, t: Translate): string[] {
  return [
    t('discreet.who'),
    ...(requiresApproval ? [t('discreet.approval')] : []),
    account,
    t('discreet.seen'),
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
