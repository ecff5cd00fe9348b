import { Button, Container } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../../../api/session.ts';
import { ErrorLine } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';

/** For an account without a membership in any organization: what to do next. */
export function NoMembershipPage({ email }: { email: string }) {
  const { t } = useTranslation('shell');
  const signOut = useSignOut();
  return (
    <Container component="main" size="sm" py={72}>
      <PageHeading title={t('noMembership.title')} text={t('noMembership.text', { email })} />
      <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {t('nav.signOut')}
      </Button>
      <ErrorLine error={signOut.error} />
    </Container>
  );
}
