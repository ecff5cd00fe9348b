/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { AddedUser } from '../message.ts';
import { withdrawLink } from '../withdraw-link.ts';
import { Action, Paragraph, Stationery, Steps } from './stationery.tsx';
import { catalogOf, closing, senderOf, type Wording } from './wording.ts';

/** The personal link for a user whom an administrator added directly. */
export function addedUser(message: AddedUser, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.addedUser;
  const { organizationName } = message;
  const { sender, senderName } = senderOf(words, organizationName);
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={sender}
      letterhead={message.letterhead}
      subject={subject}
      preheader={own.preheader}
      heading={own.heading}
      footer={[own.notYou(organizationName), ...closing(words, organizationName, message.contactEmail)]}
      disavowalLink={{ href: withdrawLink(message.link), label: words.stationery.notMe }}
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{own.intro(message.addedBy, organizationName, message.role)}</Paragraph>
      <Action href={message.link} label={own.action} words={words.stationery} />
      <Paragraph>{`${words.stationery.worksForADay} ${words.stationery.keepToYourself}`}</Paragraph>
      <Steps title={words.next.title} steps={[own.signIn, own.ready(organizationName)]} />
    </Stationery>
  );
  return { subject, letter, ...(senderName ? { senderName } : {}) };
}
