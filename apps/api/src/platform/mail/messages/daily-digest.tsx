/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { DailyDigest } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/** The digest of the links whose administrators are notified once a day: numbers only, no names. */
export function dailyDigest(message: DailyDigest, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.dailyDigest;
  const { organizationName, links } = message;
  const subject = own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={own.counts(
        sum(links.map(({ joined }) => joined)),
        sum(links.map(({ pendingApproval }) => pendingApproval)),
      )}
      heading={own.heading}
      footer={[
        own.more,
        words.newRegistration.why(organizationName),
        ...closing(words, organizationName, null),
      ]}
    >
      <Paragraph>{own.intro(message.from, message.until)}</Paragraph>
      <Facts
        facts={links.map(({ title, joined, pendingApproval }) => [
          title ?? own.discreetLink,
          own.counts(joined, pendingApproval),
        ])}
      />
      <Action href={message.url} label={own.action} words={words.stationery} />
    </Stationery>
  );
  return { subject, letter };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
