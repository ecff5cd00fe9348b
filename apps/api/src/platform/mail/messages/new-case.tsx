/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { NewCase } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/** Notifies staff that they got a case, or administrators that nobody got it. */
export function newCase(message: NewCase, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = message.assigned ? words.newCase : words.caseWithoutStaff;
  const { organizationName } = message;
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={words.facts.caseValue(message.case)}
      heading={own.heading}
      footer={[own.why(organizationName), ...closing(words, organizationName, null)]}
    >
      <Paragraph>{own.intro}</Paragraph>
      <Facts
        facts={[
          [words.facts.case, words.facts.caseValue(message.case)],
          [words.facts.name, message.personName],
          [words.facts.signupLink, message.signupLinkTitle],
        ]}
      />
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}
