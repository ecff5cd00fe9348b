import { useDebouncedCallback, useWindowEvent } from '@mantine/hooks';

/**
 * Debounces a search. A search changes the address, which would cancel a navigation in progress, so pressing something
 * else flushes the pending search first.
 */
export function useTypedSearch(search: (text: string) => void): (text: string) => void {
  const searchSoon = useDebouncedCallback((text: string) => search(text.trim()), 300);
  useWindowEvent('click', () => searchSoon.flush(), true);
  return searchSoon;
}
