import { timeZones } from '@casedoor/contracts/time-zones';
import { placeOfTimeZone } from '../../i18n/time-zone-names.ts';

/** All time zones of the catalogue by place; includes `also`, which was chosen before. */
export function timeZoneOptions(locale: string, also: string): { value: string; label: string }[] {
  return [...new Set([...timeZones, also])]
    .map((value) => ({ value, label: placeOfTimeZone(value, locale) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
