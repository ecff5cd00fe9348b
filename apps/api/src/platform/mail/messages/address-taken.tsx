/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { AddressTaken } from '../message.ts';
import { Action, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, type Wording } from './wording.ts';

/** Explains why an address that has an account cannot become the address of another. */
export function addressTaken({ url }: AddressTaken, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.addressTaken;
  const letter = (
    <Stationery
      locale={locale}
      sender={words.passwordReset.sender}
      subject={own.subject}
      preheader={own.preheader}
      heading={own.heading}
      footer={[own.notYou]}
    >
      <Paragraph>{words.greeting(null)}</Paragraph>
      <Paragraph>{own.intro}</Paragraph>
      <Paragraph>{own.next}</Paragraph>
      <Action href={url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject: own.subject, letter };
}
