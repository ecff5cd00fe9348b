/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { PasswordReset } from '../message.ts';
import { passwordResetDisavowal } from '../disavowal-link.ts';
import { Action, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, type Wording } from './wording.ts';

/** The link to choose a new password. */
export function passwordReset(message: PasswordReset, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.passwordReset;
  const letter = (
    <Stationery
      locale={locale}
      sender={own.sender}
      subject={own.subject}
      preheader={own.preheader}
      heading={own.heading}
      footer={[own.notYou]}
      disavowalLink={{ href: passwordResetDisavowal(message.link, locale), label: words.stationery.notMe }}
    >
      <Paragraph>{words.greeting(message.firstName)}</Paragraph>
      <Paragraph>{own.intro}</Paragraph>
      <Action href={message.link} label={own.action} words={words.stationery} />
      <Paragraph>{`${own.validity} ${words.stationery.keepToYourself}`}</Paragraph>
    </Stationery>
  );
  return { subject: own.subject, letter };
}
