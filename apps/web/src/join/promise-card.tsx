import type { PublicSignupLink } from '@casedoor/contracts';
import { useDiscretion } from './discretion.tsx';
import { type Translate, useText } from './text.ts';

/** What happens to whoever goes on, before anything is typed: what one becomes, what is made, who sees it, what it is not. */
export function PromiseCard({ link }: { readonly link: PublicSignupLink }) {
  const { t } = useText();
  const discretion = useDiscretion();
  const { notice } = link.organization;
  return (
    <section className="promise" aria-labelledby="promise">
      <h2 id="promise">{t('link.promiseHeading')}</h2>
      <ul>
        {(discretion ? discreetPromises(link, t) : promisesOf(link, t)).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {!discretion && notice && (
        <>
          <h2 className="promise-not">{t('link.isNot')}</h2>
          <p className="notice-text">{notice}</p>
        </>
      )}
    </section>
  );
}

function promisesOf(link: PublicSignupLink, t: Translate): string[] {
  const organization = link.organization.name;
  const becomes =
    link.joinsAs === 'staff' ? t('link.joinStaff', { organization }) : t('link.joinClient', { organization });
  const opens = link.caseRole === 'staff' ? t('link.caseStaff') : t('link.caseClient');
  const seen = link.opensCase
    ? t('link.seenCase', { organization })
    : t('link.seenAccount', { organization });
  const first = link.requiresApproval ? [t('link.approval', { organization })] : [];
  const made = [becomes, t('link.account'), link.opensCase ? opens : t('link.noCase')];
  return [...first, ...made, seen, t('link.asked')];
}

function discreetPromises(link: PublicSignupLink, t: Translate): string[] {
  const first = link.requiresApproval ? [t('discreet.approval')] : [];
  return [t('discreet.who'), ...first, t('link.account'), t('discreet.seen'), t('link.asked')];
}
