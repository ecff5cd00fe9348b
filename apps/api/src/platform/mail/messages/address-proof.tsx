/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { AddressProof } from '../message.ts';
import { Action, Code, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, type Wording } from './wording.ts';

/** The link and the code that prove a new address. Names nobody: the mailbox may be a stranger's. */
export function addressProof({ link, code }: AddressProof, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.addressProof;
  const subject = own.subject(code);
  const letter = (
    <Stationery
      locale={locale}
      sender={words.passwordReset.sender}
      subject={subject}
      preheader={own.preheader(code)}
      heading={own.heading}
      footer={[own.notYou]}
    >
      <Paragraph>{words.greeting(null)}</Paragraph>
      <Paragraph>{own.intro}</Paragraph>
      <Code label={words.stationery.code} code={code} validity={words.stationery.codeValidity} />
      <Paragraph>{own.orWithLink}</Paragraph>
      <Action href={link} label={own.action} words={words.stationery} />
      <Paragraph>{`${own.validity} ${words.stationery.keepToYourself}`}</Paragraph>
    </Stationery>
  );
  return { subject, letter };
}
