/** @jsxRuntime automatic */
import type { Locale } from '@casedoor/contracts';
import type { NewRegistration } from '../message.ts';
import { Action, Facts, Paragraph, Stationery } from './stationery.tsx';
import { catalogOf, closing, type Wording } from './wording.ts';

/** Notifies administrators that a person signed up or is pending approval. */
export function newRegistration(message: NewRegistration, locale: Locale): Wording {
  const words = catalogOf(locale);
  const own = words.newRegistration;
  const { organizationName, awaitsApproval } = message;
  const subject = awaitsApproval ? own.subjectApproval(organizationName) : own.subject(organizationName);
  const letter = (
    <Stationery
      locale={locale}
      sender={organizationName}
      subject={subject}
      preheader={`${message.personName}, ${message.personEmail}`}
      heading={awaitsApproval ? own.headingApproval : own.heading}
      footer={[own.why(organizationName), ...closing(words, organizationName, null)]}
    >
      <Paragraph>{awaitsApproval ? own.introApproval : own.intro(message.role)}</Paragraph>
      <Facts
        facts={[
          [words.facts.name, message.personName],
          [words.facts.email, message.personEmail],
          [words.facts.signupLink, message.signupLinkTitle],
          ...(message.case ? ([[words.facts.case, words.facts.caseValue(message.case)]] as const) : []),
        ]}
      />
      <Action
        href={message.url}
        label={awaitsApproval ? own.actionApproval : own.action}
        words={words.stationery}
      />
    </Stationery>
  );
  return { subject, letter };
}
