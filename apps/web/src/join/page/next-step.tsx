import { LinkButton } from './button.tsx';
import { useDiscretion } from './discretion.tsx';
import { useText } from '../../i18n/text.ts';

/** The organization's contact details. */
export interface Contact {
  readonly name: string;
  readonly contactEmail: string | null;
  readonly contactUrl: string | null;
  readonly contactPhone: string | null;
}

/** The next step where only the organization can help. */
export function ContactStep({ organization }: { readonly organization: Contact }) {
  const { t } = useText();
  const discretion = useDiscretion();
  const { name, contactEmail, contactUrl } = organization;
  // The contact address names the organization: a discreet page hides it before the mailbox is verified.
  if (discretion && !discretion.confirmed) return null;
  if (contactEmail)
    return (
      <LinkButton href={`mailto:${contactEmail}`}>{t('contact.write', { organization: name })}</LinkButton>
    );
  if (contactUrl)
    return <LinkButton href={contactUrl}>{t('contact.site', { organization: name })}</LinkButton>;
  return <p>{t('contact.askGiver', { organization: name })}</p>;
}

/** A sign-in link for people who already have an account. */
export function SignInQuietly() {
  const { t } = useText();
  return (
    <LinkButton kind="quiet" href="/">
      {t('page.signInQuietly')}
    </LinkButton>
  );
}

/** A link that opens in a new tab, so that nothing typed here is lost. */
export function OutsideLink({ href, children }: { readonly href: string; readonly children: string }) {
  const { t } = useText();
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children} <span className="hidden">{t('page.opensNewTab')}</span>
      <span aria-hidden="true">↗</span>
    </a>
  );
}
