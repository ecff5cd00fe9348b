/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { Invitation } from '../message.ts';
import { withdrawLink } from '../withdraw-link.ts';
import { Action, Paragraph, Quote, Stationery, Steps } from './stationery.tsx';
import { catalogOf, closing, senderOf, stepsOf, type Wording } from './wording.ts';

/** The personal link for a person whom an administrator invited by name. */
export function invitation(message: Invitation, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.invitation;
  const { organizationName, invitedBy, worksUntil, isReminder } = message;
  const { sender, senderName } = senderOf(words, organizationName);
  const subject = isReminder ? own.reminderSubject(organizationName) : own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={sender}
      letterhead={message.letterhead}
      subject={subject}
      preheader={own.preheader(invitedBy, organizationName, worksUntil)}
      heading={own.heading(organizationName)}
      footer={[own.notYou(organizationName), ...closing(words, organizationName, message.contactEmail)]}
      disavowalLink={{ href: withdrawLink(message.link), label: words.stationery.notMe }}
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{own.intro(invitedBy, organizationName)}</Paragraph>
      {isReminder && <Paragraph>{own.reminder}</Paragraph>}
      <Action href={message.link} label={own.action} words={words.stationery} />
      {message.personalMessage && invitedBy ? (
        <>
          <Paragraph>{own.message(invitedBy)}</Paragraph>
          <Quote>{message.personalMessage}</Quote>
        </>
      ) : null}
      <Paragraph>{`${own.worksUntil(worksUntil)} ${words.stationery.keepToYourself}`}</Paragraph>
      <Steps title={words.next.title} steps={stepsOf(words, message)} />
    </Stationery>
  );
  return { subject, letter, ...(senderName ? { senderName } : {}) };
}
