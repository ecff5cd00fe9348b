/** Where a person reads the mail that was sent to them. */
export interface Mailbox {
  /** Name of the provider; null for the device's own mail program. */
  readonly name: string | null;
  readonly href: string;
}

/** Providers with a web mail of their own, by the domains of their addresses. */
const providers: readonly { readonly name: string; readonly href: string; readonly domains: RegExp }[] = [
  { name: 'Gmail', href: 'https://mail.google.com/mail/', domains: /^(gmail|googlemail)\.com$/ },
  {
    name: 'Outlook',
    href: 'https://outlook.live.com/mail/',
    domains: /^(outlook|hotmail|live|msn)\.[a-z]{2,3}(\.[a-z]{2})?$/,
  },
  { name: 'Yahoo Mail', href: 'https://mail.yahoo.com/', domains: /^(yahoo\.[a-z.]{2,6}|ymail\.com)$/ },
  { name: 'iCloud Mail', href: 'https://www.icloud.com/mail/', domains: /^(icloud|me|mac)\.com$/ },
  { name: 'Proton Mail', href: 'https://mail.proton.me/', domains: /^(proton\.me|protonmail\.com|pm\.me)$/ },
  { name: 'Orange', href: 'https://messagerie.orange.fr/', domains: /^(orange|wanadoo)\.fr$/ },
  { name: 'Free', href: 'https://webmail.free.fr/', domains: /^free\.fr$/ },
  { name: 'SFR Mail', href: 'https://webmail.sfr.fr/', domains: /^(sfr|neuf)\.fr$/ },
  { name: 'La Poste', href: 'https://www.laposte.net/accueil', domains: /^laposte\.net$/ },
  { name: 'GMX', href: 'https://www.gmx.com/', domains: /^gmx\.(com|net|fr|de)$/ },
  { name: 'AOL Mail', href: 'https://mail.aol.com/', domains: /^aol\.(com|fr)$/ },
  { name: 'Fastmail', href: 'https://app.fastmail.com/', domains: /^fastmail\.(com|fm)$/ },
];

// Only phones have an address that opens the mail program without writing a new mail.
const ownPrograms: readonly { readonly device: RegExp; readonly href: string }[] = [
  { device: /iPhone|iPad|iPod/, href: 'message://' },
  {
    device: /Android/,
    href: 'intent:#Intent;action=android.intent.action.MAIN;category=android.intent.category.APP_EMAIL;end',
  },
];

/** Returns the web mail of an address, else the phone's mail program; null where neither is known. */
export function mailboxOf(email: string, userAgent: string): Mailbox | null {
  const domain = email.toLowerCase().replace(/^.*@/, '');
  const provider = providers.find(({ domains }) => domains.test(domain));
  if (provider) return { name: provider.name, href: provider.href };
  const own = ownPrograms.find(({ device }) => device.test(userAgent));
  return own ? { name: null, href: own.href } : null;
}
