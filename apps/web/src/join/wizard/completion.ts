import { useCallback } from 'react';
import { ProblemError, request } from '../../api/request.ts';
import type { Arrival } from '../page/arrival.ts';
import { navigate } from '../page/browser-history.ts';
import { completionKeyOf } from './completion-key.ts';
import { closedMeanwhile, codeOf, hasMovedOn } from '../page/failure.ts';
import { goToStep } from '../page/go-to-step.ts';
import { spokenLanguage } from '../page/language.ts';
import { type Sending, useSending } from '../page/loading.ts';
import type { StepProps } from './step-props.ts';

/** What the person accepted. */
export interface Consent {
  readonly termsVersion: string | null;
  readonly privacyVersion: string | null;
  readonly noticeVersion: number | null;
  readonly newsletter: boolean;
}

/** A step before the completion, such as creating a passkey; false where the person cancelled it. */
export type Prepare = () => Promise<boolean>;

/** Completes the registration; `failure` stays until the next attempt, whichever step it belongs to. */
export interface Completion extends Sending {
  readonly complete: (consent: Consent, password: string | null, prepare?: Prepare) => Promise<void>;
  /** The terms have changed since the person read them. */
  readonly termsChanged: boolean;
}

/**
 * Completes a registration with one idempotency key, so that a retry after a lost answer is safe. Leads a refusal to
 * the step that can repair it; reloads the registration where its state has changed.
 */
export function useCompletion({ token, registration, onChange, onReload }: StepProps): Completion {
  const sending = useSending();
  const { run } = sending;

  const complete = useCallback(
    async (consent: Consent, password: string | null, prepare?: Prepare) => {
      let prepared = prepare === undefined;
      const finish = async () => {
        try {
          prepared = prepared || (await prepare?.()) === true;
          if (!prepared) return;
          const locale = spokenLanguage();
          // Saving a change of language may have failed: the welcome mail must be in the right one.
          if (registration.locale !== locale)
            await request('PATCH /public/registration', { bearer: token, body: { locale } });
          const made = await request('POST /public/registration/complete', {
            bearer: token,
            headers: { 'idempotency-key': completionKeyOf(token) },
            body: { ...(password === null ? {} : { password }), ...consent },
          });
          // Nothing was created yet: the page of a registration that is pending approval explains it.
          if (made.state === 'pending_approval') {
            // A rehearsal is rolled back with its answer: there is nothing to reload.
            if (registration.rehearsal) return onChange({ ...registration, state: made.state });
            return await onReload();
          }
          const { organization, discreet, quickExitUrl } = registration;
          const { name, logoUrl, accentColour } = organization;
          const arrival: Arrival = {
            completion: made,
            branding: { name, logoUrl, accentColour },
            discreet,
            quickExitUrl,
            rehearsal: registration.rehearsal,
          };
          navigate('/welcome', { replace: true, state: arrival });
        } catch (fault) {
          await repair(fault, onReload);
        }
      };
      // An automatic retry must not open the browser's passkey dialog when the connection is back.
      await run(finish, { repeatable: () => prepared });
    },
    [token, registration, onChange, onReload, run],
  );
  return { ...sending, complete, termsChanged: codeOf(sending.failure) === 'registration_terms_changed' };
}

/** Leads to the step that can repair a refusal; rethrows it where the person should also see the error. */
async function repair(fault: unknown, onReload: () => Promise<void>): Promise<void> {
  if (hasMovedOn(fault) || closedMeanwhile(fault)) return onReload();
  if (!(fault instanceof ProblemError)) throw fault;
  const { code, errors = [] } = fault.problem;
  // The first answer was lost and the page reloaded: the registration may be complete, with another password.
  if (code === 'registration_key_reused') await onReload();
  if (code === 'registration_terms_changed') await onReload();
  if (code === 'registration_answers_missing') goToStep('about');
  if (code === 'request_invalid') {
    const paths = errors.map((error) => error.path.split('.').slice(-1)[0]);
    if (paths.includes('password')) goToStep('secure');
    else if (paths.some((path) => path === 'firstName' || path === 'lastName')) goToStep('about');
  }
  throw fault;
}
