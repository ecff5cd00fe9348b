import { useDebouncedCallback, useWindowEvent } from '@mantine/hooks';

/**
 * Searches once the typing pauses. A search changes the address, and a change of address cancels the way to
 * another page: whoever presses something first has the search done at that moment, before what they pressed.
 */
export function useTypedSearch(search: (text: string) => void): (text: string) => void {
  const searchSoon = useDebouncedCallback((text: string) => search(text.trim()), 300);
  useWindowEvent('click', () => searchSoon.flush(), true);
  return searchSoon;
}
