/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { LinkPaused } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/** Notifies administrators that a sign-up link has paused itself. */
export function linkPaused(message: LinkPaused, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.linkPaused;
  const { organizationName, signupLinkTitle, reason, count, limit } = message;
  const subject = own.subject(signupLinkTitle);
  const why = own.why[reason](count, limit);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={why}
      heading={own.heading}
      footer={[words.newRegistration.why(organizationName), ...closing(words, organizationName, null)]}
    >
      <Paragraph>{why}</Paragraph>
      <Facts
        facts={[
          [words.facts.signupLink, signupLinkTitle],
          [own.networks, String(message.networks)],
        ]}
      />
      <Paragraph>{own.next}</Paragraph>
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}
