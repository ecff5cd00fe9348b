import type { sentences as english } from './sentences-en.ts';

type Spoken<T> = { readonly [K in keyof T]: T[K] extends string ? string : Spoken<T[K]> };

/** The sentences of a promise and a consent, in one language. */
export type Sentences = Spoken<typeof english>;

type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${PathsOf<T[K]>}`;
}[keyof T & string];

/** The key of a sentence, such as `promise.now.client`. */
export type SentenceKey = PathsOf<typeof english>;

/** Returns a sentence in the language of its reader, with the values filled in. */
export type Say = (key: SentenceKey, values: { organization: string; version: string }) => string;

/** Says the sentences of a language as the pages do: `{{organization}}` stands for the value of that name. */
export function sayWith(sentences: Sentences): Say {
  return (key, values) =>
    sentenceAt(sentences, key).replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) =>
      name === 'organization' || name === 'version' ? values[name] : whole,
    );
}

function sentenceAt(sentences: Sentences, key: SentenceKey): string {
  const found = key
    .split('.')
    .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], sentences);
  if (typeof found !== 'string') throw new Error(`There is no sentence ${key}.`);
  return found;
}
