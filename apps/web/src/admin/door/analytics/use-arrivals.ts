import type { RegistrationSummary } from '@casedoor/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changesBetween } from '../../../api/refetch-interval.ts';
import { rereadArrivals } from '../signup-links/queries.ts';

type People = readonly RegistrationSummary[];

/** Returns a person's name for the list of registrations, or the e-mail address where there is none. */
export function nameOf({ firstName, lastName, email }: RegistrationSummary): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email;
}

/**
 * Returns a screen reader announcement of what changed in the list
 * since the last poll; invalidates the queries that depend on it.
 */
export function useArrivals(signupLinkId: string, people: People | undefined): string {
  const { t } = useTranslation('funnel');
  const { t: words } = useTranslation('signup-links');
  const queryClient = useQueryClient();
  const before = useRef<People | undefined>(undefined);
  const [news, setNews] = useState('');

  useEffect(() => {
    if (!people) return;
    const changes = before.current ? changesBetween(before.current, people) : [];
    before.current = people;
    const [first] = changes;
    if (!first) return;
    setNews(
      changes.length === 1
        ? t('live.one', { name: nameOf(first), state: words(`registrations.state.${first.state}`) })
        : t('live.many', { count: changes.length }),
    );
    rereadArrivals(queryClient, signupLinkId);
  }, [people, queryClient, signupLinkId, t, words]);

  return news;
}
