/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { AddressProposed } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, type Wording } from './wording.ts';

/** Asks a person whether the address that an organization proposes is theirs. Does not name it: its link may be discreet. */
export function addressProposed(message: AddressProposed, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.addressProposed;
  const letter = (
    <Stationery
      locale={locale}
      sender={words.passwordReset.sender}
      subject={own.subject}
      preheader={own.preheader}
      heading={own.heading}
      footer={[own.notYou]}
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{own.intro}</Paragraph>
      <Facts facts={[[own.proposed, message.newEmail]]} />
      <Paragraph>{own.next}</Paragraph>
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject: own.subject, letter };
}
