import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useNavigation } from 'react-router-dom';

/** Searches once the typing pauses. Whoever has pressed a link to another page meanwhile is not held back by it. */
export function useTypedSearch(search: (text: string) => void): (text: string) => void {
  const { location: next } = useNavigation();
  const leaving = useRef(false);
  useEffect(() => {
    leaving.current = next !== undefined && next.pathname !== window.location.pathname;
  }, [next]);
  return useDebouncedCallback((text: string) => {
    // Changing the address now would cancel the way there.
    if (!leaving.current) search(text.trim());
  }, 300);
}
