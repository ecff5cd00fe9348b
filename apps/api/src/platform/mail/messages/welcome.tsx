/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { Welcome } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, senderOf, type Wording } from './wording.ts';

/** The welcome after a completed registration, with the case that was opened. */
export function welcome(message: Welcome, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.welcome;
  const { organizationName } = message;
  const { sender, senderName } = senderOf(words, organizationName);
  const usual = own.subject(organizationName);
  const subject = message.rehearsal ? words.rehearsal.subject(usual) : usual;
  const letter = (
    <Stationery
      locale={locale}
      sender={sender}
      letterhead={message.letterhead}
      subject={subject}
      preheader={own.preheader}
      heading={own.heading(message.firstName)}
      footer={[own.notYou, own.keep, ...closing(words, organizationName, message.contactEmail)]}
      disavowalLink={{ href: message.disavowalLink, label: words.stationery.notMe }}
    >
      {message.rehearsal ? <Paragraph>{words.rehearsal[message.rehearsal]}</Paragraph> : null}
      <Paragraph>{own.intro(organizationName)}</Paragraph>
      {message.case ? (
        <>
          <Paragraph>{own.withCase}</Paragraph>
          <Facts
            facts={[
              [words.facts.case, message.case.title],
              [words.facts.reference, message.case.reference],
            ]}
          />
        </>
      ) : null}
      <Action href={message.url} label={message.case ? own.openCase : own.openApp} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter, ...(senderName ? { senderName } : {}) };
}
