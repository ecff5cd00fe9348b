import { type ClosedState, opensByItself } from '@casedoor/contracts/link-states';
import { useState } from 'react';
import { AskForm } from './ask-form.tsx';
import { Button } from '../page/button.tsx';
import { useDiscretion } from '../page/discretion.tsx';
import { type Contact, ContactStep, SignInQuietly } from '../page/next-step.tsx';
import { type Branding, Page, PageHeading } from '../page/page.tsx';
import { momentIn, useText } from '../../i18n/text.ts';
import '../later.css';

interface ClosedLinkProps {
  readonly organization: Branding & Contact & { readonly timeZone: string };
  readonly state: ClosedState;
  /** When it accepts people (again), where that is known. */
  readonly opensAt?: string | null;
  /** Link token, where the page knows it: the person can then send a sign-up request from here. */
  readonly linkToken?: string | null;
  /** True for a person in the middle of the wizard: their answers are kept. */
  readonly answersKept?: boolean;
  readonly onLanguage?: React.ComponentProps<typeof Page>['onLanguage'];
}

/** Why a link accepts nobody now, with one next step. */
export function ClosedLink({
  organization,
  state,
  opensAt = null,
  linkToken = null,
  answersKept = false,
  onLanguage,
}: ClosedLinkProps) {
  const { t, locale } = useText();
  const discretion = useDiscretion();
  const [asking, setAsking] = useState(false);
  const silent = discretion !== null && !discretion.confirmed;
  const { name } = organization;
  const later = opensByItself(state) ? state : null;
  const text = silent
    ? t(`discreet.closed.${state}`)
    : state === 'scheduled'
      ? null
      : t(`closed.${state}.text`, { organization: name });

  return (
    <Page organization={organization} title={t(`closed.${state}.heading`)} onLanguage={onLanguage}>
      <PageHeading>{t(`closed.${state}.heading`)}</PageHeading>
      {text && <p>{text}</p>}
      {later && !opensAt && !silent && <p>{t(`closed.${later}.textUndated`)}</p>}
      {later && opensAt && (
        <p>
          {t(later === 'scheduled' ? 'closed.scheduled.text' : 'closed.again')}
          <time className="address" dateTime={opensAt}>
            {momentIn(organization.timeZone, opensAt, locale)}
          </time>
        </p>
      )}
      {answersKept && <p>{t('closed.answersKept')}</p>}
      {asking && linkToken !== null ? (
        <AskForm organization={organization} linkToken={linkToken} />
      ) : (
        <div className="actions">
          {linkToken === null ? (
            <ContactStep organization={organization} />
          ) : (
            <Button onClick={() => setAsking(true)}>
              {silent ? t('discreet.ask') : t('ask.open', { organization: name })}
            </Button>
          )}
          <SignInQuietly />
        </div>
      )}
    </Page>
  );
}
