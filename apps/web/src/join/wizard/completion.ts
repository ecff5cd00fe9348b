import { useCallback } from 'react';
import { ProblemError, request } from '../../api/request.ts';
import type { Arrival } from '../page/arrival.ts';
import { navigate } from '../page/browser-history.ts';
import { completionKeyOf } from './completion-key.ts';
import { closedMeanwhile, codeOf, hasMovedOn } from '../page/failure.ts';
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

/** What a completion needs. */
interface Finish {
  readonly consent: Consent;
  /** Null with a passkey, or for a person who has an account. */
  readonly password: string | null;
  /** Verifies the mailbox and saves the answers; false where the person has to look at something first. */
  readonly prepare: () => Promise<boolean>;
  /** Creates a passkey; false where the person cancelled it. Never repeated automatically: it opens a dialog. */
  readonly makePasskey?: (() => Promise<boolean>) | undefined;
}

/** Completes the registration; `failure` stays until the next attempt. */
export interface Completion extends Sending {
  /** Resolves to whether nothing was refused. */
  readonly complete: (finish: Finish) => Promise<boolean>;
  /** A text has changed since the person read it. */
  readonly termsChanged: boolean;
}

/**
 * Completes a registration with one idempotency key, so that a retry after a lost answer is safe. Reloads the
 * registration where its state has changed.
 */
export function useCompletion({ token, registration, onChange, onReload }: StepProps): Completion {
  const sending = useSending();
  const { run } = sending;

  const complete = useCallback(
    ({ consent, password, prepare, makePasskey }: Finish) => {
      let repeatable = makePasskey === undefined;
      let prepared = false;
      const finish = async () => {
        try {
          // Once: after an answer that was lost, only the completion knows that this very registration is complete.
          prepared ||= await prepare();
          if (!prepared) return;
          if (!repeatable) repeatable = (await makePasskey?.()) === true;
          if (!repeatable) return;
          const locale = spokenLanguage();
          // Saving a change of language may have failed: the welcome mail must be in the right one.
          if (registration.locale !== locale)
            await request('PATCH /public/registration', { bearer: token, body: { locale } });
          const made = await request('POST /public/registration/complete', {
            bearer: token,
            headers: { 'idempotency-key': completionKeyOf(token) },
            body: {
              ...(password === null ? {} : { password }),
              ...consent,
              shown: { textsVersion: registration.textsVersion, locale },
            },
          });
          // Nothing was created yet: the page of a registration that is pending approval explains it.
          if (made.state === 'pending_approval') {
            // A rehearsal is rolled back with its answer: there is nothing to reload.
            if (registration.rehearsal) return onChange({ ...registration, state: made.state });
            return await onReload();
          }
          const { organization, discreet, quickExitUrl, nextSteps } = registration;
          const arrival: Arrival = {
            completion: made,
            branding: organization,
            nextSteps,
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
      return run(finish, { repeatable: () => repeatable });
    },
    [token, registration, onChange, onReload, run],
  );
  return { ...sending, complete, termsChanged: codeOf(sending.failure) === 'registration_terms_changed' };
}

/** Reloads where another page explains the refusal better; rethrows it where the person should see the error. */
async function repair(fault: unknown, onReload: () => Promise<void>): Promise<void> {
  if (hasMovedOn(fault) || closedMeanwhile(fault)) return onReload();
  if (!(fault instanceof ProblemError)) throw fault;
  const { code } = fault.problem;
  // The first answer was lost and the page reloaded: the registration may be complete, with another password.
  if (code === 'registration_key_reused') await onReload();
  if (code === 'registration_terms_changed') await onReload();
  throw fault;
}
