/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { AddressChanged } from '../message.ts';
import { Action, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, type Wording } from './wording.ts';

/** Notifies the former mailbox of an account that its address changed, with the link that puts it back. */
export function addressChanged(message: AddressChanged, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.addressChanged;
  const letter = (
    <Stationery
      locale={locale}
      sender={words.passwordReset.sender}
      subject={own.subject}
      preheader={own.preheader}
      heading={own.heading}
      footer={[own.notYou]}
      disavowalLink={{ href: message.disavowalLink, label: words.stationery.notMe }}
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{`${own.intro} ${own.fine}`}</Paragraph>
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject: own.subject, letter };
}
