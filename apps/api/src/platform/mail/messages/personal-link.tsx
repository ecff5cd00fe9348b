/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { PersonalLink } from '../message.ts';
import { withdrawLink } from '../withdraw-link.ts';
import { Action, Code, Paragraph, Stationery, Steps } from './stationery.tsx';
import { catalogOf, closing, senderOf, stepsOf, type Wording } from './wording.ts';

/** The personal link for a person who asked to register. */
export function personalLink(message: PersonalLink, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.personalLink;
  const { organizationName, link, code } = message;
  const { sender, senderName } = senderOf(words, organizationName);
  const usual = own.subject(organizationName, code);
  const subject = message.rehearsal ? words.rehearsal.subject(usual) : usual;
  const letter = (
    <Stationery
      locale={locale}
      sender={sender}
      letterhead={message.letterhead}
      subject={subject}
      preheader={own.preheader(code)}
      heading={own.heading}
      footer={[own.notYou, ...closing(words, organizationName, message.contactEmail)]}
      disavowalLink={{ href: withdrawLink(message.link), label: words.stationery.notMe }}
    >
      {message.rehearsal ? <Paragraph>{words.rehearsal.text}</Paragraph> : null}
      <Paragraph>{words.greeting(null)}</Paragraph>
      <Paragraph>{own.intro(organizationName)}</Paragraph>
      {code ? (
        <Code label={words.stationery.code} code={code} validity={words.stationery.codeValidity} />
      ) : null}
      <Paragraph>{code ? own.orWithLink : own.withLink}</Paragraph>
      <Action href={link} label={own.action} words={words.stationery} />
      <Paragraph>{`${words.stationery.worksForADay} ${words.stationery.keepToYourself}`}</Paragraph>
      <Steps title={words.next.title} steps={stepsOf(words, message)} />
    </Stationery>
  );
  return { subject, letter, ...(senderName ? { senderName } : {}) };
}
