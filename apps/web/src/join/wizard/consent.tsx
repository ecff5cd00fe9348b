import type { Registration } from '@casedoor/contracts';
import {
  type ConsentAct,
  consentBox,
  consentSentence,
  type ConsentText,
  consentTexts,
  type ConsentVersions,
  consentVersions,
  newsletterBox,
} from '@casedoor/contracts/consent';
import { Fragment, useEffect, useRef, useState } from 'react';
import { request } from '../../api/request.ts';
import type { Consent } from './completion.ts';
import { failureOf } from '../page/failure.ts';
import { Checkbox } from '../fields/later-fields.tsx';
import { OutsideLink } from '../page/next-step.tsx';
import { Notice } from '../page/notice.tsx';
import { useText } from '../../i18n/text.ts';

type Ticked = Record<ConsentText, string | number | null>;

/** The consent while the person gives it. */
export interface Consenting {
  readonly registration: Registration;
  readonly versions: ConsentVersions;
  /** The versions when the page was first shown: one that has changed since is marked. */
  readonly first: ConsentVersions;
  /** Texts with a box, and the version that was ticked: a new version unticks its box by itself. */
  readonly ticked: Ticked;
  readonly tick: (text: ConsentText, ticked: boolean) => void;
  readonly newsletter: boolean;
  readonly setNewsletter: (wanted: boolean) => void;
  /** A box is missing, and the person has pressed the button. */
  readonly missing: boolean;
  /** Returns what was agreed to; null, and shows what is missing, where a box is not ticked. */
  readonly give: () => Consent | null;
}

/**
 * State of the consent. The organization chooses its form: a sentence
 * above the button, so that pressing it agrees, or one box for each text.
 */
export function useConsent(token: string, registration: Registration): Consenting {
  const versions = consentVersions(registration.organization);
  const boxes = registration.organization.consentForm === 'boxes';
  const [first] = useState(versions);
  const [ticked, setTicked] = useState<Ticked>({ notice: null, terms: null, privacy: null });
  const [newsletter, setNewsletter] = useState(registration.answers.newsletter);
  const [missing, setMissing] = useState(false);
  return {
    registration,
    versions,
    first,
    ticked,
    tick: (text, on) => setTicked((before) => ({ ...before, [text]: on ? versions[text] : null })),
    newsletter,
    setNewsletter: (wanted) => {
      setNewsletter(wanted);
      // Saved on the server, so that a reload finds it; the completion sends it again.
      if (registration.state === 'verified')
        request('PATCH /public/registration', { bearer: token, body: { newsletter: wanted } }).catch(
          failureOf,
        );
    },
    missing,
    give: () => {
      const lacks = boxes && consentTexts.some((text) => ticked[text] !== versions[text]);
      setMissing(lacks);
      if (lacks) return null;
      return {
        termsVersion: versions.terms,
        privacyVersion: versions.privacy,
        noticeVersion: versions.notice,
        newsletter,
      };
    },
  };
}

interface ConsentFieldsProps {
  readonly consenting: Consenting;
  /** A text has changed since the person read it. */
  readonly changed: boolean;
  /** What the button does. */
  readonly act: ConsentAct;
}

/** The newsletter, which is apart from the consent, then the consent in the organization's form. */
export function ConsentFields({ consenting, changed, act }: ConsentFieldsProps) {
  const { t } = useText();
  const { organization } = consenting.registration;
  const { notice } = consenting.versions;
  const boxes = organization.consentForm === 'boxes';
  const fieldset = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    // The new versions have unticked their boxes: the focus goes to the first of them.
    if (changed)
      fieldset.current?.querySelector<HTMLInputElement>('input[aria-required]:not(:checked)')?.focus();
  }, [changed]);
  return (
    <fieldset ref={fieldset} className="consent">
      <legend className="hidden">{t('consent.legend')}</legend>
      <Checkbox
        name="newsletter"
        label={
          <>
            {newsletterBox(organization.name, t)} <span className="optional">{t('you.optional')}</span>
          </>
        }
        checked={consenting.newsletter}
        onChecked={consenting.setNewsletter}
      />
      {changed && (
        <Notice tone="wait">{t(boxes ? 'consent.changedBoxes' : 'consent.changedSentence')}</Notice>
      )}
      {notice !== null && (
        <div className="notice-text framed">
          <Changed consenting={consenting} text="notice" />
          {organization.notice}
        </div>
      )}
      {boxes ? <Boxes consenting={consenting} /> : <Sentence consenting={consenting} act={act} />}
    </fieldset>
  );
}

/** "By creating your account, you accept the terms and confirm that you have read the privacy notice." */
function Sentence({ consenting, act }: Pick<ConsentFieldsProps, 'consenting' | 'act'>) {
  const { t } = useText();
  const sentence = consentSentence(act, consenting.versions, t);
  if (sentence === null) return null;
  // The catalog marks the words that link to a text: "the <terms>terms</terms>".
  const [start, ...rest] = sentence.split(/<(terms|privacy)>(.*?)<\/\1>/);
  const links = Array.from({ length: rest.length / 3 }, (_, index) => rest.slice(3 * index, 3 * index + 3));
  return (
    <p className="consent-sentence">
      {start}
      {links.map(([name, words = '', after]) => (
        <Fragment key={name}>
          <Changed consenting={consenting} text={name as 'terms' | 'privacy'} />
          <OutsideLink href={addressOf(consenting, name as 'terms' | 'privacy')}>{words}</OutsideLink>
          {after}
        </Fragment>
      ))}
    </p>
  );
}

const addressOf = ({ registration: { organization } }: Consenting, text: 'terms' | 'privacy') =>
  (text === 'terms' ? organization.termsUrl : organization.privacyUrl) ?? '';

function Boxes({ consenting }: { readonly consenting: Consenting }) {
  const { t } = useText();
  const { versions, ticked, tick, missing } = consenting;
  return consentTexts
    .filter((text) => versions[text] !== null)
    .map((text) => (
      <Checkbox
        key={text}
        name={text}
        label={
          <>
            {text !== 'notice' && <Changed consenting={consenting} text={text} />}
            {consentBox(text, versions, t)}
          </>
        }
        checked={ticked[text] === versions[text]}
        onChecked={(checked) => tick(text, checked)}
        required
        error={missing && ticked[text] !== versions[text] ? t(`consent.missing.${text}`) : null}
      >
        {text !== 'notice' && (
          <OutsideLink href={addressOf(consenting, text)}>{t(`consent.read.${text}`)}</OutsideLink>
        )}
      </Checkbox>
    ));
}

function Changed({ consenting, text }: { readonly consenting: Consenting; readonly text: ConsentText }) {
  const { t } = useText();
  return consenting.versions[text] === consenting.first[text] ? null : (
    <strong className="changed">{t('consent.changed')} </strong>
  );
}
