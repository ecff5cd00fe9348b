/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { PersonalLink } from '../message.ts';
import { Action, Paragraph, Stationery, Steps } from './stationery.tsx';
import { catalogOf, closing, stepsOf, type Wording } from './wording.ts';

/** The personal link for whoever asked to register. */
export function personalLink(message: PersonalLink, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.personalLink;
  const subject = own.subject(message.organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={message.organizationName}
      subject={subject}
      preheader={own.preheader}
      heading={own.heading}
      footer={[own.notYou, ...closing(words, message.organizationName, message.contactEmail)]}
    >
      <Paragraph>{words.greeting(null)}</Paragraph>
      <Paragraph>{own.intro(message.organizationName)}</Paragraph>
      <Action href={message.link} label={own.action} words={words.stationery} />
      <Paragraph>{`${words.stationery.newestLinkOnly} ${words.stationery.keepToYourself}`}</Paragraph>
      <Steps title={words.next.title} steps={stepsOf(words, message)} />
    </Stationery>
  );
  return { subject, letter };
}
