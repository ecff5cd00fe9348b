import type { OwnCase } from '@casedoor/contracts';
import { writeDate } from '@casedoor/contracts/dates';
import { useClientText } from '../../i18n/text.ts';

/** What identifies a case, in one quiet line. */
export function CaseFacts({ of: { type, reference, openedAt } }: { readonly of: OwnCase }) {
  const { t, locale } = useClientText();
  const facts = [
    type,
    t('ownCase.reference', { reference }),
    t('ownCase.opened', { date: writeDate(locale, openedAt) }),
  ];
  return <p className="dim">{facts.filter(Boolean).join(' · ')}</p>;
}
