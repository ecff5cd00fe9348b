import { Button, Container, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router-dom';
import { isProblem } from '../../../api/problem-message.ts';
import { sessionQuery } from '../../../api/session.ts';
import { paths, signInPath } from '../../paths.ts';
import { ErrorLine, ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { useConfirmByLink } from './address-queries.ts';

const storageKey = 'casedoor-new-address';

/** The mailed link to a new address. Loading it changes nothing; the button does, in a session of the account that asked. */
export function Component() {
  const { t } = useTranslation('profile');
  const { hash } = useLocation();
  // Kept in this tab over the sign-in, which must not carry a secret in its address.
  const [token] = useState(() => hash.slice(1) || (sessionStorage.getItem(storageKey) ?? ''));
  const [email, setEmail] = useState<string | null>(null);
  const { data: session, error, refetch, isFetching } = useQuery(sessionQuery);
  const confirm = useConfirmByLink();

  if (email !== null)
    return (
      <End title={t('address.link.doneTitle')} text={t('address.done', { email })} next={paths.profile} />
    );
  if (token === '' || isProblem(confirm.error, 'address_change_token_invalid'))
    return (
      <End title={t('address.link.invalidTitle')} text={t('address.link.invalid')} next={paths.profile} />
    );
  if (isProblem(confirm.error, 'address_taken'))
    return <End title={t('address.link.takenTitle')} text={t('address.link.taken')} next={paths.profile} />;
  if (!session)
    return error ? (
      <ErrorPanel error={error} retry={refetch} retrying={isFetching} />
    ) : (
      <Container p={0}>
        <PageSkeleton lines={3} />
      </Container>
    );
  if (!session.user)
    return (
      <>
        <PageHeading title={t('address.link.signInTitle')} />
        <Text mb="lg">{t('address.link.signIn')}</Text>
        <Button
          component={Link}
          to={signInPath(paths.newAddress)}
          size="md"
          fullWidth
          onClick={() => sessionStorage.setItem(storageKey, token)}
        >
          {t('address.link.signInSubmit')}
        </Button>
      </>
    );
  const present = session.user.email;
  return (
    <>
      <PageHeading title={t('address.link.title')} />
      <Stack>
        <Text style={{ overflowWrap: 'anywhere' }}>{t('address.link.text', { email: present })}</Text>
        <Text>{t('address.link.ends')}</Text>
        <ErrorLine error={confirm.error} />
        <Button
          size="md"
          fullWidth
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate(token, {
              onSuccess: (now) => {
                sessionStorage.removeItem(storageKey);
                setEmail(now.email);
              },
            })
          }
        >
          {t('address.link.submit')}
        </Button>
        <Button component={Link} to={paths.profile} variant="subtle" fullWidth>
          {t('address.link.keep')}
        </Button>
      </Stack>
    </>
  );
}

function End({ title, text, next }: { title: string; text: string; next: string }) {
  const { t } = useTranslation('profile');
  return (
    <div role="status">
      <PageHeading title={title} />
      <Text mb="lg" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Text>
      <Button component={Link} to={next} size="md" fullWidth autoFocus>
        {t('address.link.profile')}
      </Button>
    </div>
  );
}
