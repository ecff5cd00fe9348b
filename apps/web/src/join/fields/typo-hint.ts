// The most common mail domains in the countries of our users.
const commonDomains = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'outlook.fr',
  'hotmail.com',
  'hotmail.fr',
  'hotmail.co.uk',
  'live.com',
  'live.fr',
  'msn.com',
  'yahoo.com',
  'yahoo.fr',
  'yahoo.co.uk',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'bbox.fr',
  'neuf.fr',
  'gmx.fr',
  'gmx.com',
  'gmx.net',
];

// Real mail domains that look like a typo of another one: never suggest a change.
const realNeighbours = new Set([
  'mail.com',
  'email.com',
  'ymail.com',
  'rocketmail.com',
  'fastmail.com',
  'hotmail.be',
  'hotmail.it',
  'hotmail.es',
  'hotmail.de',
  'outlook.be',
  'outlook.es',
  'outlook.de',
  'outlook.it',
  'live.be',
  'live.nl',
  'live.ca',
  'live.it',
  'yahoo.ca',
  'yahoo.de',
  'yahoo.es',
  'yahoo.it',
  'yahoo.in',
  'free.com',
  'orange.com',
  'orange.es',
  'sfr.com',
  'mac.com',
  'gmx.de',
  'gmx.at',
  'gmx.ch',
  'web.de',
  'aol.fr',
  'aol.de',
  'pm.me',
  'msn.fr',
  'cox.net',
  'me.fr',
  'numericable.fr',
  'aliceadsl.fr',
  'club-internet.fr',
  'voila.fr',
  'noos.fr',
  'inbox.com',
  'zoho.com',
  'proton.com',
]);

/**
 * Returns the address that was probably meant, or null. Suggests one whose domain is one or two edits away from a
 * common domain (a wrong, missing, doubled or swapped letter). A hint only: the typed address is never refused for it.
 */
export function probablyMeant(typed: string): string | null {
  const address = typed.trim();
  const at = address.lastIndexOf('@');
  const domain = address
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.+$/, '');
  if (at < 1 || domain.length < 4 || commonDomains.includes(domain) || realNeighbours.has(domain))
    return null;

  let meant: string | null = null;
  let nearest = Infinity;
  for (const common of commonDomains) {
    const slips = slipsBetween(domain, common);
    if (slips <= slipsAllowed(common) && slips < nearest) {
      nearest = slips;
      meant = common;
    }
  }
  return meant === null ? null : `${address.slice(0, at + 1)}${meant}`;
}

// In a short domain, two different letters make another real name: sfr.fr and edf.fr.
function slipsAllowed(domain: string): number {
  return domain.length >= 9 ? 2 : 1;
}

/** Edit distance between two words, where a swap of two neighbours is one edit (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
