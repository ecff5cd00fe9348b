import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTypedSearch } from './use-typed-search.ts';

interface Props {
  /** The search text in the address. */
  q: string | undefined;
  onSearch: (q: string) => void;
  words: { label: string; placeholder: string; clear: string };
}

/**
 * A debounced list search kept in the address: it follows Back and "clear", and never overwrites what is being typed.
 */
export function SearchField({ q = '', onSearch, words }: Props) {
  const [typed, setTyped] = useState(q);
  const [shownFor, setShownFor] = useState(q);
  const search = useTypedSearch(onSearch);

  // Follows a change of the address, but never while the address stays the same.
  if (shownFor !== q) {
    setShownFor(q);
    if (q !== typed.trim()) setTyped(q);
  }

  function type(text: string) {
    setTyped(text);
    search(text);
  }

  return (
    <TextInput
      flex="2 1 16rem"
      type="search"
      aria-label={words.label}
      placeholder={words.placeholder}
      maxLength={100}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={typed ? <CloseButton aria-label={words.clear} onClick={() => type('')} /> : null}
    />
  );
}
