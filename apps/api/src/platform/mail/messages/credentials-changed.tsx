/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { CredentialsChanged } from '../message.ts';
import { Action, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, type Wording } from './wording.ts';

/** Notifies a person that their sign-in methods changed. */
export function credentialsChanged(message: CredentialsChanged, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.credentialsChanged;
  const subject = own.subject[message.change];
  const letter = (
    <Stationery
      locale={locale}
      sender={own.sender}
      subject={subject}
      preheader={own.preheader}
      heading={subject}
      footer={[own.notYou]}
      disavowalLink={{ href: message.disavowalLink, label: words.stationery.notMe }}
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{`${own.intro[message.change]} ${own.fine}`}</Paragraph>
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}
