import { type ReactNode, useEffect } from 'react';
import { Discreetly } from '../../join/page/discretion.tsx';
import { lazyPage } from '../../join/page/lazy-page.tsx';
import { LoadFailed } from '../../join/page/load-failed.tsx';
import { Skeleton } from '../../join/page/notice.tsx';
import { Page } from '../../join/page/page.tsx';
import { AccountLine } from './account-line.tsx';
import type { AllCases, OneCase } from './load-cases.ts';
import type { Own } from './use-own.ts';

// Whoever is signed in and finds their case loads neither.
const signInPage = lazyPage(async () => (await import('./sign-in-page.tsx')).SignInPage);
const missingPage = lazyPage(async () => (await import('./missing-page.tsx')).MissingPage);

interface LetterProps<T> {
  readonly own: Own<T>;
  readonly title: string;
  /** Where the organization's team reads the same, in their app. */
  readonly teamPath: string;
  readonly children: (answer: T) => ReactNode;
}

/** The sheet around what a client reads, in each of its states. */
export function Letter<T extends OneCase | AllCases>({ own, title, teamPath, children }: LetterProps<T>) {
  const { state, value, failure, reload } = own;
  const isTeam = value !== null && value.reader.memberRole !== 'client';
  const elsewhere = isTeam ? teamPath : state === 'without-place' ? '/' : null;
  useEffect(() => {
    if (elsewhere !== null) window.location.replace(elsewhere);
  }, [elsewhere]);

  if (state === 'signed-out') return <signInPage.Page onSignedIn={reload} />;
  if (state === 'missing') return <missingPage.Page onFound={reload} />;
  if (state === 'shown' && value && !isTeam)
    return (
      <Discreetly discreet={value.discreet} quickExitUrl={value.quickExitUrl} confirmed>
        <Page organization={value.organization} title={title}>
          {children(value)}
          <AccountLine email={value.reader.email} />
        </Page>
      </Discreetly>
    );
  return (
    <Page organization={null} title={title}>
      {state === 'failed' && failure ? <LoadFailed failure={failure} onRetry={reload} /> : <Skeleton />}
    </Page>
  );
}
