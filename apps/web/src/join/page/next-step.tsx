import { LinkButton } from './button.tsx';
import { useDiscretion } from './discretion.tsx';
import { useText } from '../../i18n/text.ts';

/** How an organization can be reached. */
export interface Contact {
  readonly name: string;
  readonly contactEmail: string | null;
  readonly contactUrl: string | null;
}

/** The one next step where only the organization can help. */
export function ContactStep({ organization }: { readonly organization: Contact }) {
  const { t } = useText();
  const discretion = useDiscretion();
  const { name, contactEmail, contactUrl } = organization;
  // Its address names it: a discreet page that may not tell whom to write to has no such step.
  if (discretion && !discretion.confirmed) return null;
  if (contactEmail)
    return (
      <LinkButton href={`mailto:${contactEmail}`}>{t('closed.write', { organization: name })}</LinkButton>
    );
  if (contactUrl)
    return <LinkButton href={contactUrl}>{t('closed.contact', { organization: name })}</LinkButton>;
  return <p>{t('closed.askGiver', { organization: name })}</p>;
}

/** The quiet way out for those who have an account already. */
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
