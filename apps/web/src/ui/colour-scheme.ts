/** Light, dark, or as the device says. */
export type ColourScheme = 'light' | 'dark' | 'auto';

const keptUnder = 'casedoor-colour-scheme';

/** The colour scheme that the person chose on this device; `auto` where they chose none. */
export function chosenColourScheme(): ColourScheme {
  try {
    const kept = localStorage.getItem(keptUnder);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    // Storage can be forbidden by the browser; the device then decides.
    return 'auto';
  }
}

/** Puts a colour scheme on the page (see tokens.css), without keeping it. Call it before the first render. */
export function showColourScheme(scheme: ColourScheme = chosenColourScheme()): void {
  if (scheme === 'auto') delete document.documentElement.dataset['colourScheme'];
  else document.documentElement.dataset['colourScheme'] = scheme;
}

/** Puts a colour scheme on the page and keeps it for this device's next visit. */
export function chooseColourScheme(scheme: ColourScheme): void {
  showColourScheme(scheme);
  try {
    if (scheme === 'auto') localStorage.removeItem(keptUnder);
    else localStorage.setItem(keptUnder, scheme);
  } catch {
    // See chosenColourScheme.
  }
}
