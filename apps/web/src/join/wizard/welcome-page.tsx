import { useCallback } from 'react';
import { request } from '../../api/request.ts';
import { type Arrival, arrivalOf } from '../page/arrival.ts';
import { useLocation } from '../page/browser-history.ts';
import { LinkButton } from '../page/button.tsx';
import { Discreetly } from '../page/discretion.tsx';
import { LoadFailed } from '../page/load-failed.tsx';
import { useLoaded } from '../page/loading.ts';
import { Notice, Skeleton } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { Reach } from '../page/reach.tsx';
import { RehearsalMark } from '../page/rehearsal-mark.tsx';
import { WhatFollows } from '../page/what-follows.tsx';
import { useText } from '../../i18n/text.ts';
import { CaseGlance } from './case-glance.tsx';
import '../later.css';

/** `/welcome`: what was created, and the link into the app. Without that state, shows who is signed in. */
export function WelcomePage() {
  const arrival = arrivalOf(useLocation().state);
  if (!arrival) return <WelcomeBack />;
  return (
    <Discreetly discreet={arrival.discreet} quickExitUrl={arrival.quickExitUrl} confirmed>
      {arrival.rehearsal && <RehearsalMark />}
      <Welcome {...arrival} />
    </Discreetly>
  );
}

function Welcome({ completion, branding, nextSteps, rehearsal }: Arrival) {
  const { t } = useText();
  const { organization, user, membership, case: opened } = completion;
  // The browser may have refused the cookie that the completion set. Until that is known, nothing is held back: what came
  // later would move the rest.
  const { value: session } = useLoaded(
    useCallback((signal: AbortSignal) => request('GET /session', { signal }), []),
  );
  const signedIn = session ? session.user !== null : null;
  const isClient = membership.role === 'client';
  const cases = isClient ? '/my/cases' : '/cases';
  const place = opened ? `${cases}/${opened.id}` : isClient ? cases : '/';
  return (
    <Page organization={branding} title={t('welcome.title')}>
      <span className="seal" aria-hidden="true" />
      <PageHeading>{t('welcome.heading', { firstName: user.firstName })}</PageHeading>
      <p>
        {t(signedIn !== false && !rehearsal ? 'welcome.joined' : 'welcome.complete', {
          organization: organization.name,
        })}
      </p>
      {opened && (
        <section className="case-card" aria-labelledby="case">
          <h2 id="case">{t('welcome.case')}</h2>
          <p className="case-title">{opened.title}</p>
          <p className="dim">{t('welcome.reference', { reference: opened.reference })}</p>
          {isClient && signedIn && !rehearsal && <CaseGlance caseId={opened.id} />}
        </section>
      )}
      <WhatFollows nextSteps={nextSteps} />
      <Reach organization={branding} />
      <p className="dim">{t('welcome.mail', { email: user.email })}</p>
      {rehearsal && <Notice tone="info">{t('rehearsal.over')}</Notice>}
      {signedIn === false && !rehearsal && (
        <Notice tone="wait">{t('cookies.welcome', { email: user.email })}</Notice>
      )}
      <div className="actions">
        {rehearsal ? (
          <LinkButton href="/signup-links">{t('rehearsal.back')}</LinkButton>
        ) : signedIn === false ? (
          <LinkButton href={isClient ? place : `/sign-in?next=${encodeURIComponent(place)}`}>
            {t('welcome.signIn')}
          </LinkButton>
        ) : (
          <LinkButton href={place}>
            {opened ? t('welcome.goToCase') : t('welcome.goTo', { organization: organization.name })}
          </LinkButton>
        )}
        {signedIn !== false && !rehearsal && (
          <LinkButton kind="quiet" href={`/profile/receipts/${membership.id}`}>
            {t('welcome.receipt')}
          </LinkButton>
        )}
      </div>
    </Page>
  );
}

function WelcomeBack() {
  const { t } = useText();
  const {
    value: session,
    failure,
    reload,
  } = useLoaded(useCallback((signal: AbortSignal) => request('GET /session', { signal }), []));
  const user = session?.user;
  return (
    <Page organization={null} title={t('welcome.title')}>
      {failure && !session && <LoadFailed failure={failure} onRetry={reload} />}
      {!failure && !session && <Skeleton />}
      {session && (
        <>
          <PageHeading>
            {user ? t('welcome.back', { firstName: user.firstName }) : t('welcome.signedOutHeading')}
          </PageHeading>
          <p>{user ? t('welcome.signedIn', { email: user.email }) : t('welcome.signedOutText')}</p>
          <div className="actions">
            <LinkButton href="/">{user ? t('welcome.start') : t('welcome.signIn')}</LinkButton>
          </div>
        </>
      )}
    </Page>
  );
}
