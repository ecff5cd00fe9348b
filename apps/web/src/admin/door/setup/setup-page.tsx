import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { sessionQuery } from '../../../api/session.ts';
import { paths } from '../../paths.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { SetupForm } from './setup-form.tsx';

/** First run: creates the organization and its first administrator, from the one-time link in the server's log. */
export function Component() {
  const { t } = useTranslation('setup');
  const navigate = useNavigate();
  const { hash } = useLocation();
  const token = hash.slice(1);
  const session = useQuery(sessionQuery);
  const [refused, setRefused] = useState(false);
  // The new session reports that set-up is done; that must not close the form before it navigates away.
  const [needed] = useState(() => session.data?.setupNeeded);

  if (session.isPending) return <PageSkeleton />;
  if (session.isError && !session.data) {
    return <ErrorPanel error={session.error} retry={session.refetch} retrying={session.isFetching} />;
  }
  if (!(needed ?? session.data.setupNeeded)) return <Closed text={t('closedDone')} signIn />;
  if (token === '') return <Closed text={t('closedMissing')} />;
  if (refused) return <Closed text={t('closedWrong')} signIn />;

  return (
    <>
      <PageHeading title={t('title')} text={t('introduction')} />
      <SetupForm
        token={token}
        onDone={() => void navigate(paths.users, { replace: true })}
        onRefused={() => setRefused(true)}
      />
    </>
  );
}

function Closed({ text, signIn = false }: { text: string; signIn?: boolean }) {
  const { t } = useTranslation('setup');
  return (
    <>
      <PageHeading title={t('closedTitle')} />
      <Text mb="lg">{text}</Text>
      {signIn && (
        <Anchor component={Link} to={paths.signIn}>
          {t('signIn')}
        </Anchor>
      )}
    </>
  );
}
