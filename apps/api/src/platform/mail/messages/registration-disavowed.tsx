/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { RegistrationDisavowed } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/** Notifies administrators that the owner of an address disavowed a completed registration. */
export function registrationDisavowed(message: RegistrationDisavowed, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.registrationDisavowed;
  const { organizationName, signupLinkTitle } = message;
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={`${message.personName}, ${message.personEmail}`}
      heading={own.heading}
      footer={[words.newRegistration.why(organizationName), ...closing(words, organizationName, null)]}
    >
      <Paragraph>{own.intro}</Paragraph>
      <Facts
        facts={[
          [words.facts.name, message.personName],
          [words.facts.email, message.personEmail],
          ...(signupLinkTitle === null ? [] : ([[words.facts.signupLink, signupLinkTitle]] as const)),
        ]}
      />
      <Paragraph>{own.next}</Paragraph>
      <Action href={message.url} label={words.newRegistration.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}
