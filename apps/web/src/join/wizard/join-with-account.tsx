import { type SubmitEvent, useRef } from 'react';
import { request } from '../../api/request.ts';
import { Button } from '../page/button.tsx';
import { useChangedPromise } from './changed-promise.tsx';
import { useCompletion } from './completion.ts';
import { ConsentFields, useConsent } from './consent.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { focusFirstError } from '../fields/field.tsx';
import { idempotent } from '../page/loading.ts';
import { NotMe } from '../page/not-me.tsx';
import { FailureNotice, useMustWait } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { PromiseFold, PromiseSentence } from '../page/promise.tsx';
import { useText } from '../../i18n/text.ts';
import type { StepProps } from './step-props.ts';

/** For a signed-in account owner: what joining adds, then the consent. Its button verifies the mailbox too. */
export function JoinWithAccount(props: StepProps) {
  const { token, registration, onChange, onLanguage } = props;
  const { t } = useText();
  const discretion = useDiscretion();
  const form = useRef<HTMLFormElement>(null);
  const consenting = useConsent(token, registration);
  const completion = useCompletion(props);
  const changed = useChangedPromise(registration);
  const mustWait = useMustWait(completion.failure);
  const organization = registration.organization.name;
  // A discreet page must not name the organization yet, as the consent does: it verifies first.
  const verifiesFirst = discretion !== null && !discretion.confirmed;
  const title = verifiesFirst ? t('discreet.title') : t('existing.joinHeading', { organization });
  const act = registration.requiresApproval ? 'existing.ask' : 'existing.join';
  const acting = registration.requiresApproval ? 'you.sendPending' : 'existing.joining';

  // False where another page continues, because the verified registration is not one to join with.
  const prepare = async () => {
    if (registration.state !== 'started') return true;
    const verified = await request('POST /public/registration/verify', { bearer: token });
    onChange(verified);
    return !verifiesFirst && verified.account === 'exists' && verified.membership === 'none';
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (completion.pending || mustWait) return;
    if (verifiesFirst) return void completion.run(async () => void (await prepare()), idempotent);
    const consent = consenting.give();
    if (consent === null) return focusFirstError(form.current);
    await completion.complete({ consent, password: null, prepare });
  };

  return (
    <Page organization={registration.organization} title={title} onLanguage={onLanguage}>
      <PageHeading>{title}</PageHeading>
      <PromiseSentence of={registration} />
      <p className="dim">
        {t('existing.joinText')} <strong className="address">{registration.email}</strong>
      </p>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
        {!verifiesFirst && (
          <ConsentFields
            consenting={consenting}
            changed={completion.termsChanged}
            act={registration.requiresApproval ? 'sending' : 'joining'}
          />
        )}
        {!completion.termsChanged && <FailureNotice failure={completion.failure} />}
        <div className="actions">
          <Button
            type="submit"
            pending={completion.pending}
            pendingText={t(verifiesFirst ? 'you.verifyPending' : acting)}
            mustWait={mustWait}
          >
            {verifiesFirst ? t('you.verify') : t(act, { organization })}
          </Button>
          <NotMe />
        </div>
      </form>
      <PromiseFold of={registration} withAccount changed={changed} />
    </Page>
  );
}
