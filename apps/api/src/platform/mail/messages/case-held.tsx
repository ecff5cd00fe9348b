/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { CaseHeld } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/**
 * Notifies administrators, and the staff who got the case, that it opened on hold, and which parties or members match.
 */
export function caseHeld(message: CaseHeld, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.caseHeld;
  const { organizationName, matches } = message;
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={`${message.personName}, ${message.personEmail}`}
      heading={own.heading}
      footer={[
        (message.decides ? words.newRegistration : words.newCase).why(organizationName),
        ...closing(words, organizationName, null),
      ]}
    >
      <Paragraph>{message.decides ? own.intro : own.introStaff}</Paragraph>
      <Facts
        facts={[
          [own.person, `${message.personName}, ${message.personEmail}`],
          [words.facts.case, words.facts.caseValue(message.case)],
          ...matches.map(
            ({ kind, name, sharedFields }) => [own[kind], own.match(name, sharedFields)] as const,
          ),
        ]}
      />
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}
