import type { PublicSignupLink } from '@casedoor/contracts';
import { type SubmitEvent, useRef, useState } from 'react';
import { Checking } from '../page/checking.tsx';
import { Button } from '../page/button.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { EmailField } from '../fields/email-field.tsx';
import { codeOf, fieldSentenceOf } from '../page/failure.ts';
import { focusFirstError } from '../fields/field.tsx';
import { domainAllowed, type FieldFault, faultOfEmail } from '../fields/fields.ts';
import type { useSending } from '../page/loading.ts';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { useText } from '../../i18n/text.ts';

interface AddressFormProps {
  readonly link: Pick<PublicSignupLink, 'allowedEmailDomains'>;
  readonly sending: ReturnType<typeof useSending>;
  /** Selects the address, because the person came back to change it. */
  readonly selected: boolean;
  /** Initial value of the field. */
  readonly initial: string;
  /** Called at each change of the field. */
  readonly onEmail?: (email: string) => void;
  /** Called when the person is about to submit: the caller can prefetch the next page. */
  readonly onBegin?: () => void;
  readonly onStart: (email: string) => Promise<boolean>;
}

/** The e-mail form of a link page, validated before it is sent. */
export function AddressForm({
  link,
  sending: { pending, failure, clear },
  selected,
  initial,
  onEmail,
  onBegin,
  onStart,
}: AddressFormProps) {
  const { t, locale } = useText();
  const discretion = useDiscretion();
  const [email, setEmail] = useState(initial);
  const [fault, setFault] = useState<FieldFault | 'domain' | null>(null);
  const mustWait = useMustWait(failure);
  const form = useRef<HTMLFormElement>(null);
  // The domains are often the organization's own: a discreet page does not reveal them.
  const domains = discretion
    ? ''
    : new Intl.ListFormat(locale, { type: 'disjunction' }).format(link.allowedEmailDomains);

  const refusedDomain = fault === 'domain' || codeOf(failure) === 'signup_link_email_domain_refused';
  const error =
    codeOf(failure) === 'signup_link_email_throwaway_refused'
      ? t('link.throwawayRefused')
      : refusedDomain
        ? domains === ''
          ? t('discreet.domainRefused')
          : t('link.domainRefused', { domains })
        : fault !== null
          ? t(`fields.${fault}`)
          : fieldSentenceOf(failure, 'email', t);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (pending || mustWait) return;
    const found = faultOfEmail(email) ?? (domainAllowed(email, link.allowedEmailDomains) ? null : 'domain');
    setFault(found);
    if (found !== null) clear();
    if (found !== null || !(await onStart(email))) focusFirstError(form.current);
  };

  return (
    <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
      <EmailField
        label={t('link.email')}
        hint={domains === '' ? t('link.emailHint') : t('link.domains', { domains })}
        error={error}
        selected={selected}
        {...(onBegin ? { onFocus: onBegin } : {})}
        value={email}
        onValue={(value) => {
          setEmail(value);
          onEmail?.(value);
          setFault(null);
          // A failed request must not be retried after the address has changed.
          clear();
        }}
      />
      {!error && <FailureNotice failure={failure} />}
      <Checking />
      <Button type="submit" pending={pending} pendingText={t('link.submitting')} mustWait={mustWait}>
        {t('link.submit')}
      </Button>
    </form>
  );
}
