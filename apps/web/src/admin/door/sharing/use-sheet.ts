import { useState } from 'react';
import type { Paper } from './sheet.tsx';
import type { SheetLanguage } from './sheet-words.ts';

/** The options of a sheet. */
export interface SheetChoice {
  paper: Paper;
  languages: SheetLanguage | 'both';
  /** Source tag, at most 50 characters. */
  tag: string;
}

const usualTags = { a4: 'poster', a6: 'card' };

/** State of the sheet's options; poster and card have default source tags until one is typed. */
export function useSheet(firstLanguage: SheetLanguage) {
  const [sheet, setSheet] = useState<SheetChoice>({ paper: 'a4', languages: 'both', tag: usualTags.a4 });
  const change = (part: Partial<SheetChoice>) =>
    setSheet((before) => {
      const after = { ...before, ...part };
      return part.paper && before.tag === usualTags[before.paper]
        ? { ...after, tag: usualTags[part.paper] }
        : after;
    });
  const both: SheetLanguage[] = firstLanguage === 'fr' ? ['fr', 'en'] : ['en', 'fr'];
  return { sheet, change, languages: sheet.languages === 'both' ? both : [sheet.languages] };
}
