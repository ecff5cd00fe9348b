/** Returns the time zone that the browser reports. */
export function guessedTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Returns a time zone's name with its place first, so that a list can be searched by typing: "Paris (Europe)". */
export function nameOfTimeZone(zone: string): string {
  const [place, ...regions] = zone.replaceAll('_', ' ').split('/').reverse();
  return regions.length === 0 ? zone : `${place} (${regions.reverse().join(', ')})`;
}

/** All time zones by place; includes `also` where this browser does not list it. */
export function timeZoneOptions(locale: string, also: string): { value: string; label: string }[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', also])]
    .map((value) => ({ value, label: nameOfTimeZone(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}
