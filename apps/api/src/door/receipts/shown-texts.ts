import type { Locale, ShownTexts } from '@casedoor/contracts';
import { agreedSentences, consentVersions, newsletterBox } from '@casedoor/contracts/consent';
import { promiseOf } from '@casedoor/contracts/promise';
import { type Sentences, sayWith } from '@casedoor/contracts/sentences';
import { sentences as english } from '@casedoor/contracts/sentences-en';
import { sentences as french } from '@casedoor/contracts/sentences-fr';
import type { RegistrationRow } from '../registrations/find-registration.ts';
import { promisedBy } from '../registrations/promise.ts';

const spoken: Record<Locale, Sentences> = { en: english, fr: french };

interface Consent {
  /** The person joins with an account that they have. */
  withAccount: boolean;
  newsletter: boolean;
  /** The language in which they read the page. */
  locale: Locale;
  /** When they agreed. */
  at: Date;
}

/** The sentences that the page of the consent shows for a registration, from the catalog of the page. */
export function shownTexts(
  registration: Pick<RegistrationRow, 'organization' | 'signupLink' | 'membership'>,
  { withAccount, newsletter, locale, at }: Consent,
): ShownTexts {
  const { organization, signupLink } = registration;
  const say = sayWith(spoken[locale]);
  const promised = promisedBy(registration);
  const versions = consentVersions(organization);
  const act = promised.requiresApproval ? 'sending' : withAccount ? 'joining' : 'creating';
  const documents = [
    { text: 'terms', url: organization.termsUrl, version: versions.terms },
    { text: 'privacy', url: organization.privacyUrl, version: versions.privacy },
  ] as const;
  return {
    locale,
    promised: promiseOf(promised, { discreet: signupLink?.discreet ?? false, withAccount }, say),
    agreed: {
      at: at.toISOString(),
      sentences: agreedSentences(organization.consentForm, act, versions, say),
      notice:
        organization.notice === null || versions.notice === null
          ? null
          : { version: versions.notice, text: organization.notice },
      documents: documents.flatMap(({ text, url, version }) =>
        url === null || version === null ? [] : [{ text, url, version }],
      ),
      newsletter: { sentence: newsletterBox(organization.name, say), wanted: newsletter },
    },
  };
}

/** What was shown when a registration became pending approval; null for one that was submitted before that was kept. */
export function shownAtSubmission({ shown }: Pick<RegistrationRow, 'shown'>): ShownTexts | null {
  return shown as unknown as ShownTexts | null;
}
