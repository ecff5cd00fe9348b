import { useCallback, useState } from 'react';
import { request } from '../../api/request.ts';
import { navigate } from '../page/browser-history.ts';
import { Discreetly } from '../page/discretion.tsx';
import { spokenLanguage } from '../page/language.ts';
import { LoadFailed } from '../page/load-failed.tsx';
import { useLoaded } from '../page/loading.ts';
import { Skeleton } from '../page/notice.tsx';
import { Page } from '../page/page.tsx';
import { RehearsalMark } from '../page/rehearsal-mark.tsx';
import { useText } from '../../i18n/text.ts';
import { WaitingPage } from '../waiting/waiting-page.tsx';
import '../later.css';

interface RehearsalEntryProps {
  readonly signupLinkId: string;
  readonly waitingToken: string;
}

/** `/rehearsal/{signupLinkId}#{waiting token}`: the waiting page of an administrator's rehearsal. */
export function RehearsalEntry({ signupLinkId, waitingToken }: RehearsalEntryProps) {
  const { t } = useText();
  const load = useCallback(
    (signal: AbortSignal) =>
      Promise.all([
        request('GET /signup-links/{signupLinkId}/preview', { params: { signupLinkId }, query: {}, signal }),
        request('GET /session', { signal }),
      ]),
    [signupLinkId],
  );
  const { value: found, failure, reload } = useLoaded(load);
  const [sentAt] = useState(() => Date.now());
  if (!found)
    return (
      <Page organization={null} title={failure ? t('failure.networkHeading') : t('page.loading')}>
        {failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />}
      </Page>
    );
  const [link, session] = found;
  return (
    <Discreetly discreet={link.discreet} quickExitUrl={link.quickExitUrl} confirmed={false}>
      <RehearsalMark />
      <WaitingPage
        organization={link.organization}
        waitingToken={waitingToken}
        sentTo={session.user?.email ?? ''}
        sentAt={sentAt}
        throwaway={false}
        onResend={async () => {
          const again = await request('POST /signup-links/{signupLinkId}/rehearsals', {
            params: { signupLinkId },
            body: { locale: spokenLanguage() },
          });
          navigate(`/rehearsal/${signupLinkId}#${again.waitingToken}`, { replace: true });
        }}
        onStartAgain={() => window.location.assign(`/signup-links/${signupLinkId}/preview`)}
      />
    </Discreetly>
  );
}
