import { Button, Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMember } from '../../../api/session.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { ExportLink } from '../../../ui/export-link.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { AuditList } from './audit-list.tsx';
import { AuditToolbar } from './audit-toolbar.tsx';
import { useAuditEvents } from './queries.ts';
import { useAuditFilters } from './use-audit-filters.ts';
import { formatTimeZone } from '../../../i18n/format.ts';

/**
 * The organization's audit trail: who did what to which record, when; with filters, and an export of what they match.
 */
export function Component() {
  const { t } = useTranslation('audit');
  const { organization } = useMember();
  const { filters } = useAuditFilters();
  return (
    <>
      <PageHeading
        title={t('title')}
        text={t('text', { timeZone: formatTimeZone(organization.timeZone) })}
        action={<ExportLink path="/audit-events/export" filters={{ ...filters }} />}
      />
      <Paper withBorder p={{ base: 'sm', sm: 'lg' }}>
        <AuditToolbar />
        <Found />
      </Paper>
    </>
  );
}

function Found() {
  const { t } = useTranslation('audit');
  const { filters, setFilters, narrowed } = useAuditFilters();
  const query = useAuditEvents(filters);
  if (query.isPending) return <ListSkeleton rowHeight={56} />;
  if (!query.data)
    return <ErrorPanel error={query.error} retry={query.refetch} retrying={query.isFetching} />;
  const events = query.data.pages.flatMap(({ items }) => items);
  if (events.length === 0)
    return (
      <EmptyState
        title={t(narrowed ? 'noMatchTitle' : 'emptyTitle')}
        text={t(narrowed ? 'noMatch' : 'empty')}
        action={
          narrowed && (
            <Button
              variant="default"
              onClick={() => setFilters({ q: null, what: null, by: null, from: null, to: null })}
            >
              {t('clear')}
            </Button>
          )
        }
      />
    );
  return (
    <div style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }} aria-busy={query.isPlaceholderData}>
      <AuditList events={events} onPerson={(by) => setFilters({ by })} />
      <LoadMore query={query} />
    </div>
  );
}
