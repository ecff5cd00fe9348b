/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { RegistrationRefused } from '../message.ts';
import { Paragraph, Quote, Stationery } from './stationery.tsx';
import { catalogOf, closing, senderOf, type Wording } from './wording.ts';

/**
 * Notifies a person that their registration was rejected or has lapsed, with the organization's words if it wrote any.
 */
export function registrationRefused(message: RegistrationRefused, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.registrationRefused;
  const { organizationName, why, personalMessage } = message;
  const { sender, senderName } = senderOf(words, organizationName);
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={sender}
      letterhead={message.letterhead}
      subject={subject}
      preheader={own.heading[why]}
      heading={own.heading[why]}
      footer={
        organizationName === null
          ? [words.discreet.whyWithoutPage]
          : closing(words, organizationName, message.contactEmail)
      }
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{own.intro[why](organizationName)}</Paragraph>
      {personalMessage && organizationName ? (
        <>
          <Paragraph>{own.message(organizationName)}</Paragraph>
          <Quote>{personalMessage}</Quote>
        </>
      ) : null}
      <Paragraph>{own.forgotten}</Paragraph>
    </Stationery>
  );
  return { subject, letter, ...(senderName ? { senderName } : {}) };
}
