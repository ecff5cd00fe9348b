import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { ProblemError } from '../../../api/request.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { paths } from '../../paths.ts';
import { useReceipt } from './receipt-queries.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';

/** One receipt, to read, to print and to download. Its title names nobody: the link may have been a discreet one. */
export function Component() {
  const { t } = useTranslation('receipt');
  const { membershipId = '' } = useParams();
  const { data, error, refetch, isFetching } = useReceipt(membershipId);
  const isNone =
    error instanceof ProblemError && ['receipt_not_found', 'request_invalid'].includes(error.problem.code);
  return (
    <>
      <Anchor component={Link} to={paths.profile} size="sm" mb="md" display="inline-block">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      <PageHeading
        title={t('title')}
        text={data && t('text', { organization: data.receipt.organization.name })}
      />
      {data ? (
        <>
          <Group gap="sm" mb="xs">
            <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
              {t('print')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => saveFile('receipt.json', new Blob([data.file], { type: 'application/json' }))}
            >
              {t('download')}
            </Button>
          </Group>
          <Text size="sm" c="dimmed" maw="60ch" mb="lg">
            {t('fileText')}
          </Text>
          <ReceiptSheet receipt={data.receipt} file={data.file} />
        </>
      ) : isNone ? (
        <EmptyState title={t('none.title')} text={t('none.text')} />
      ) : error ? (
        <ErrorPanel error={error} retry={refetch} retrying={isFetching} />
      ) : (
        <PageSkeleton lines={12} />
      )}
    </>
  );
}
