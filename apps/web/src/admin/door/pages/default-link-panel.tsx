import { Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { PageSkeleton } from '../../../ui/skeletons.tsx';
import { LinkPanel } from './link-panel.tsx';
import { defaultLinkQuery } from '../signup-links/queries.ts';
import { LinkRegistrations } from '../analytics/link-registrations.tsx';

/** The organization's default link, as the Add user dialog shows it. */
export function DefaultLinkPanel() {
  const { data: link, error, refetch, isFetching } = useQuery(defaultLinkQuery);
  if (!link)
    return error ? (
      <ErrorPanel error={error} retry={refetch} retrying={isFetching} />
    ) : (
      <PageSkeleton lines={8} />
    );
  return (
    <Stack gap="lg">
      <LinkPanel key={link.id} link={link} />
      <Divider />
      <LinkRegistrations signupLinkId={link.id} />
    </Stack>
  );
}
