import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTypedSearch } from './use-typed-search.ts';

interface Props {
  /** What is searched for, as the address says it. */
  q: string | undefined;
  onSearch: (q: string) => void;
  words: { label: string; placeholder: string; clear: string };
}

/** The search of a list, kept in the address: it follows Back and "clear", and never takes away what is being typed. */
export function SearchField({ q = '', onSearch, words }: Props) {
  const [typed, setTyped] = useState(q);
  const [shownFor, setShownFor] = useState(q);
  const search = useTypedSearch(onSearch);

  // The address changed: the field follows it, but never while it says the same.
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
