import { useCallback } from 'react';
import { request } from '../../api/request.ts';
import { useClientText } from '../../i18n/text.ts';
import { Button } from '../../join/page/button.tsx';
import { LoadFailed } from '../../join/page/load-failed.tsx';
import { useLoaded, useSending } from '../../join/page/loading.ts';
import { FailureNotice, Skeleton } from '../../join/page/notice.tsx';
import { Page, PageHeading } from '../../join/page/page.tsx';
import { AccountLine } from './account-line.tsx';

/** For who may not read the case, or acts in another of their organizations: says as whom they are signed in. */
export function MissingPage({ onFound }: { readonly onFound: () => void }) {
  const { t } = useClientText();
  const loadSession = useCallback((signal: AbortSignal) => request('GET /session', { signal }), []);
  const { value: session, failure, reload } = useLoaded(loadSession);
  const { pending, failure: notMoved, run } = useSending();
  const email = session?.user?.email ?? '';
  const others = session?.memberships.filter(({ id }) => id !== session.activeMembershipId) ?? [];
  const goTo = (activeMembershipId: string) =>
    run(async () => {
      await request('PATCH /session', { body: { activeMembershipId } });
      onFound();
    });
  return (
    <Page organization={null} title={t('ownCase.missingTitle')}>
      {!session && (failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />)}
      {session && (
        <>
          <PageHeading>{t('ownCase.missingTitle')}</PageHeading>
          <p>{t('ownCase.missing', { email })}</p>
          {others.length > 0 && (
            <div className="actions">
              <p>{t('ownCase.elsewhere')}</p>
              {others.map(({ id, organization }) => (
                <Button
                  key={id}
                  kind="secondary"
                  pending={pending}
                  pendingText={t('ownCase.going')}
                  onClick={() => void goTo(id)}
                >
                  {t('ownCase.goThere', { organization: organization.name })}
                </Button>
              ))}
            </div>
          )}
          <FailureNotice failure={notMoved} />
          <AccountLine email={email} />
        </>
      )}
    </Page>
  );
}
