import type { CustomCaseRole } from '@casedoor/contracts';
import type { TFunction } from 'i18next';
import { formatList } from '../../../../i18n/format.ts';

/** Returns a case role's rights, as one plain sentence. */
export function roleAbilities(
  { mayView, mayChange, mayManageParticipants }: CustomCaseRole,
  t: TFunction<'signup-links'>,
): string {
  if (!mayView) return t('roleMay.nothing');
  const abilities = [
    t('roleMay.view'),
    ...(mayChange ? [t('roleMay.change')] : []),
    ...(mayManageParticipants ? [t('roleMay.manage')] : []),
  ];
  return t('roleMay.sentence', { abilities: formatList(abilities) });
}
