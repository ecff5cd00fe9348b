import { Alert, Button, Grid, Group, TextInput } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconRefresh, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router-dom';
import { paths } from '../paths.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorLine, ErrorPanel } from '../../ui/error-panel.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { MailList } from './mail-list.tsx';
import { MailView } from './mail-view.tsx';
import { isMailboxOff, useMailbox } from './queries.ts';

/** The development mailbox: every mail, with working links. */
export function Component() {
  const { t } = useTranslation(['mailbox', 'shell']);
  // The recipient and the selected mail are in the address, so that tests and colleagues can link to them.
  const [address, setAddress] = useSearchParams();
  const to = (address.get('to') ?? '').trim();
  const chosen = address.get('mail');
  const [text, setText] = useState(to);
  // A search keeps the selected mail; one that does not match is not shown.
  const search = useDebouncedCallback((value: string) => go({ to: value.trim() }), 300);
  const narrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const mailbox = useMailbox(to);
  const mails = mailbox.data?.items ?? [];
  const mail = mails.find(({ id }) => id === chosen) ?? null;

  function go(next: { to?: string; mail?: string | null }) {
    // The browser's own address, not the last render's: of two changes at once, neither is lost.
    const search = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(next)) {
      if (value) search.set(name, value);
      else search.delete(name);
    }
    setAddress(search, { replace: !next.mail });
  }

  function showAll() {
    setText('');
    go({ to: '', mail: null });
  }

  if (isMailboxOff(mailbox.error)) {
    return (
      <>
        <PageHeading title={t('offTitle')} text={t('off')} />
        <Button component={Link} to={paths.home} variant="default">
          {t('home')}
        </Button>
      </>
    );
  }

  const list = <MailList mails={mails} chosen={mail?.id ?? null} onChoose={(id) => go({ mail: id })} />;
  return (
    <>
      <PageHeading
        title={t('title')}
        text={t('introduction')}
        action={
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={() => void mailbox.refetch()}
          >
            {t('refresh')}
          </Button>
        }
      />
      {narrow && mail ? (
        <MailView key={mail.id} mail={mail} onBack={() => go({ mail: null })} />
      ) : (
        <>
          <Group mb="md">
            <TextInput
              type="search"
              label={t('search')}
              placeholder={t('searchHint')}
              leftSection={<IconSearch size={16} aria-hidden />}
              value={text}
              maxLength={320}
              w="100%"
              maw={420}
              onChange={(event) => {
                setText(event.currentTarget.value);
                search(event.currentTarget.value);
              }}
            />
          </Group>
          {mailbox.data && mailbox.isError && (
            <Alert color="red" variant="outline" mb="md">
              <ErrorLine error={mailbox.error} />
            </Alert>
          )}
          {mailbox.isPending ? (
            <ListSkeleton rowHeight={72} />
          ) : !mailbox.data ? (
            <ErrorPanel error={mailbox.error} retry={mailbox.refetch} retrying={mailbox.isFetching} />
          ) : mails.length === 0 && to ? (
            <EmptyState
              title={t('noMatchTitle')}
              text={t('noMatch')}
              action={
                <Button variant="default" onClick={showAll}>
                  {t('showAll')}
                </Button>
              }
            />
          ) : mails.length === 0 ? (
            <EmptyState title={t('emptyTitle')} text={t('empty')} />
          ) : narrow ? (
            list
          ) : (
            <Grid gap="lg">
              <Grid.Col span={4}>{list}</Grid.Col>
              <Grid.Col span={8}>
                {mail ? (
                  <MailView key={mail.id} mail={mail} />
                ) : (
                  <EmptyState title={t('chooseTitle')} text={t('choose')} />
                )}
              </Grid.Col>
            </Grid>
          )}
        </>
      )}
    </>
  );
}
