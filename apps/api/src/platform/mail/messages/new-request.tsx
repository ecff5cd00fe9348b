/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { NewRequest } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/** Notifies administrators of a sign-up request from a closed link. */
export function newRequest(message: NewRequest, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.newRequest;
  const { organizationName } = message;
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={message.personEmail}
      heading={own.heading}
      footer={[
        own.more,
        words.newRegistration.why(organizationName),
        ...closing(words, organizationName, null),
      ]}
    >
      <Paragraph>{own.intro}</Paragraph>
      <Facts
        facts={[
          [words.facts.email, message.personEmail],
          [words.facts.signupLink, message.signupLinkTitle],
        ]}
      />
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}
