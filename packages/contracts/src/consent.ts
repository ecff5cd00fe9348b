import type { Say, SentenceKey } from './sentences.ts';

/** What the button below the consent does. */
export type ConsentAct = 'creating' | 'sending' | 'joining';

/** The texts of an organization in the order in which they are asked for: terms are accepted, the others are read. */
export const consentTexts = ['notice', 'terms', 'privacy'] as const;
export type ConsentText = (typeof consentTexts)[number];

/** The version to agree to of each text; null where there is none to agree to. */
export interface ConsentVersions {
  readonly notice: number | null;
  readonly terms: string | null;
  readonly privacy: string | null;
}

/** The texts of an organization, as its settings have them. */
interface OrganizationTexts {
  readonly termsUrl: string | null;
  readonly termsVersion: string | null;
  readonly privacyUrl: string | null;
  readonly privacyVersion: string | null;
  readonly notice: string | null;
  readonly noticeVersion: number | null;
}

/** The versions that a person is asked to agree to. A text without an address cannot be read, so nobody is asked. */
export function consentVersions(of: OrganizationTexts): ConsentVersions {
  return {
    notice: of.notice === null ? null : of.noticeVersion,
    terms: of.termsUrl === null ? null : of.termsVersion,
    privacy: of.privacyUrl === null ? null : of.privacyVersion,
  };
}

/**
 * The sentence above the button, by which pressing it agrees: "By creating your account, you accept the
 * <terms>terms</terms>." The words that link to a document are in a tag of its name. Null where nothing is asked.
 */
export function consentSentence(act: ConsentAct, versions: ConsentVersions, say: Say): string | null {
  const asked =
    `${versions.terms === null ? '' : 'Terms'}${versions.privacy === null ? '' : 'Privacy'}${versions.notice === null ? '' : 'Notice'}` as const;
  return asked === '' ? null : say(`consent.${act}${asked}`, { organization: '', version: '' });
}

const boxes = {
  notice: 'consent.boxNotice',
  terms: 'consent.boxTerms',
  privacy: 'consent.boxPrivacy',
} as const satisfies Record<ConsentText, SentenceKey>;

/** The label of the box of one text: "I accept the terms (version 2026-03)." */
export function consentBox(text: ConsentText, versions: ConsentVersions, say: Say): string {
  return say(boxes[text], { organization: '', version: String(versions[text] ?? '') });
}

/** The label of the newsletter's box, which is apart from the consent. */
export function newsletterBox(organization: string, say: Say): string {
  return say('consent.newsletter', { organization, version: '' });
}

/** Everything that a person agreed to, sentence by sentence, as they read it: without the tags of links. */
export function agreedSentences(
  form: 'sentence' | 'boxes',
  act: ConsentAct,
  versions: ConsentVersions,
  say: Say,
): string[] {
  if (form === 'boxes')
    return consentTexts
      .filter((text) => versions[text] !== null)
      .map((text) => consentBox(text, versions, say));
  const sentence = consentSentence(act, versions, say);
  return sentence === null ? [] : [sentence.replaceAll(/<\/?(terms|privacy)>/g, '')];
}
