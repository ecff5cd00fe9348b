import type { Locale, Registration } from '@casedoor/contracts';
import { useCallback, useEffect } from 'react';
import { request } from '../../api/request.ts';
import { Discreetly } from '../page/discretion.tsx';
import { codeOf, failureOf } from '../page/failure.ts';
import { followSender, spokenLanguage } from '../page/language.ts';
import { LoadFailed } from '../page/load-failed.tsx';
import { useLoaded } from '../page/loading.ts';
import { Skeleton } from '../page/notice.tsx';
import { Page, PageHeading } from '../page/page.tsx';
import { RehearsalMark } from '../page/rehearsal-mark.tsx';
import { RegistrationPages } from './registration-pages.tsx';
import { useText } from '../../i18n/text.ts';
import { watchForPerson } from '../page/watch-for-person.ts';
import '../later.css';

/** `/register#{token}`: the personal link. Loading it changes nothing. */
export function RegisterEntry({ token }: { readonly token: string }) {
  const { t } = useText();
  const load = useCallback(
    async (signal: AbortSignal) => {
      const registration = await request('GET /public/registration', { bearer: token, signal });
      await followSender(registration.locale);
      return registration;
    },
    [token],
  );
  return token === '' ? (
    <Page organization={null} title={t('invalid.title')}>
      <PageHeading>{t('invalid.missingHeading')}</PageHeading>
      <p>{t('invalid.missingText')}</p>
    </Page>
  ) : (
    <KnownToken token={token} load={load} />
  );
}

interface KnownTokenProps {
  readonly token: string;
  readonly load: (signal: AbortSignal) => Promise<Registration>;
}

function KnownToken({ token, load }: KnownTokenProps) {
  const { t } = useText();
  const { value: registration, failure, reload, replace } = useLoaded<Registration>(load);
  const unopened = registration?.state === 'started' && registration.invited;

  useEffect(() => {
    if (!unopened) return;
    return watchForPerson(() => {
      request('POST /public/registration/opened', { bearer: token, keepalive: true }).catch(() => {
        // A failed request is ignored: the next step marks the invitation as opened.
      });
    });
  }, [token, unopened]);

  if (codeOf(failure) === 'registration_not_found' || codeOf(failure) === 'registration_token_missing') {
    return (
      <Page organization={null} title={t('invalid.title')}>
        <PageHeading>{t('invalid.heading')}</PageHeading>
        <p>{t('invalid.text')}</p>
      </Page>
    );
  }
  if (!registration) {
    return (
      <Page organization={null} title={failure ? t('failure.networkHeading') : t('page.loading')}>
        {failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />}
      </Page>
    );
  }

  const saveLanguage = (locale: Locale) => {
    if (registration.state !== 'verified') return;
    // The page has already changed language. Where saving fails, the next step or the completion saves it.
    request('PATCH /public/registration', { bearer: token, body: { locale } }).then(
      (answer) => spokenLanguage() === answer.locale && replace(answer),
      (fault: unknown) => failureOf(fault),
    );
  };

  return (
    <Discreetly
      discreet={registration.discreet}
      quickExitUrl={registration.quickExitUrl}
      confirmed={registration.account !== null}
    >
      {registration.rehearsal && <RehearsalMark />}
      <RegistrationPages
        token={token}
        registration={registration}
        onChange={replace}
        onReload={() => request('GET /public/registration', { bearer: token }).then(replace)}
        onLanguage={saveLanguage}
      />
    </Discreetly>
  );
}
