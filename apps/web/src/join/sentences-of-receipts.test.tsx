import type { Registration } from '@casedoor/contracts';
import {
  agreedSentences,
  type ConsentAct,
  consentVersions,
  newsletterBox,
} from '@casedoor/contracts/consent';
import { exampleAnswer } from '@casedoor/contracts/example-answers';
import { type Promised, promiseOf } from '@casedoor/contracts/promise';
import { sayWith, type Sentences } from '@casedoor/contracts/sentences';
import { sentences as english } from '@casedoor/contracts/sentences-en';
import { sentences as french } from '@casedoor/contracts/sentences-fr';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { showComponent } from '../../test/page.tsx';
import en from '../i18n/en/join.ts';
import fr from '../i18n/fr/join.ts';
import { Discreetly } from './page/discretion.tsx';
import { PromiseFold, PromiseSentence } from './page/promise.tsx';
import { ConsentFields, useConsent } from './wizard/consent.tsx';

beforeAll(() => {
  i18next.addResourceBundle('en', 'join', en);
  i18next.addResourceBundle('fr', 'join', fr);
});

const languages: ['en' | 'fr', Sentences][] = [
  ['en', english],
  ['fr', french],
];

/** What a place of the page says, without what only a screen reader or only an eye gets. */
function textOf(place: Element | null): string {
  const copy = place?.cloneNode(true) as Element;
  for (const aside of copy.querySelectorAll('.hidden, .optional, [aria-hidden=true]')) aside.remove();
  return copy.textContent.replaceAll(/\s+/g, ' ').trim();
}
const plain = (sentence: string) => sentence.replaceAll(/\s+/g, ' ').trim();

const truths = [false, true];
const promises: { of: Promised; discreet: boolean; withAccount: boolean }[] = [
  ...(['client', 'staff', 'manager', 'admin'] as const).map((joinsAs) => ({ joinsAs, caseRole: null })),
  { joinsAs: 'client' as const, caseRole: 'client' as const },
  { joinsAs: 'staff' as const, caseRole: 'staff' as const },
].flatMap(({ joinsAs, caseRole }) =>
  truths.flatMap((requiresApproval) =>
    truths.flatMap((discreet) =>
      truths.flatMap((withAccount) =>
        [null, 'No mandate\nyet.'].map((notice) => ({
          of: {
            organization: { name: 'Durand & <b>Fils</b> {{x}}', notice },
            joinsAs,
            opensCase: caseRole !== null,
            caseRole,
            requiresApproval,
          },
          discreet,
          withAccount,
        })),
      ),
    ),
  ),
);

describe.each(languages)('in %s, the page says what the receipt says:', (language, sentences) => {
  const say = sayWith(sentences);

  it('the promise, however it is made', async () => {
    await showComponent(
      promises.map(({ of, discreet, withAccount }, place) => (
        <div key={JSON.stringify([of, discreet, withAccount])} id={`promise-${place}`}>
          <Discreetly discreet={discreet} quickExitUrl={null} confirmed={false}>
            <PromiseSentence of={of} />
            <PromiseFold of={of} withAccount={withAccount} />
          </Discreetly>
        </div>
      )),
      { language },
    );
    await expect.poll(() => document.querySelectorAll('.promises').length).toBe(promises.length);
    for (const [place, { of, ...how }] of promises.entries()) {
      const shown = document.querySelector(`#promise-${place}`);
      const { sentence, details, isNot } = promiseOf(of, how, say);
      expect(textOf(shown?.querySelector('.lead') ?? null)).toBe(plain(sentence));
      expect([...(shown?.querySelectorAll('.promises li') ?? [])].map(textOf)).toEqual(details.map(plain));
      const note = shown?.querySelector('.notice-text');
      expect(note ? textOf(note) : null).toBe(isNot === null ? null : plain(isNot));
    }
  });

  it('the consent, in both forms and for each button', async () => {
    const registration = exampleAnswer('GET /public/registration');
    const asked = truths.flatMap((terms) =>
      truths.flatMap((privacy) =>
        truths.flatMap((notice) =>
          (['sentence', 'boxes'] as const).flatMap((consentForm) =>
            (['creating', 'sending', 'joining'] as const).map((act) => ({
              act,
              registration: {
                ...registration,
                organization: {
                  ...registration.organization,
                  consentForm,
                  termsUrl: terms ? 'https://durand.example/terms' : null,
                  privacyUrl: privacy ? 'https://durand.example/privacy' : null,
                  notice: notice ? 'No mandate yet.' : null,
                  noticeVersion: notice ? 2 : null,
                },
              } satisfies Registration,
            })),
          ),
        ),
      ),
    );
    await showComponent(
      asked.map((each, place) => (
        <div key={JSON.stringify(each)} id={`consent-${place}`}>
          <Asked {...each} />
        </div>
      )),
      { language },
    );
    await expect.poll(() => document.querySelectorAll('.consent').length).toBe(asked.length);
    for (const [place, { act, registration: of }] of asked.entries()) {
      const shown = document.querySelector(`#consent-${place}`);
      const { consentForm, name } = of.organization;
      const versions = consentVersions(of.organization);
      const [newsletter, ...boxes] = [...(shown?.querySelectorAll('label') ?? [])].map(textOf);
      const sentence = [...(shown?.querySelectorAll('.consent-sentence') ?? [])].map(textOf);
      expect(newsletter).toBe(plain(newsletterBox(name, say)));
      expect([...boxes, ...sentence].map((text) => text.replaceAll(' .', '.'))).toEqual(
        agreedSentences(consentForm, act, versions, say).map(plain),
      );
    }
  });
});

function Asked({ act, registration }: { readonly act: ConsentAct; readonly registration: Registration }) {
  return <ConsentFields consenting={useConsent('token', registration)} changed={false} act={act} />;
}
