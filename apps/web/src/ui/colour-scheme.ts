/** Light, dark, or the device's setting. */
export type ColourScheme = 'light' | 'dark' | 'auto';

const keptUnder = 'casedoor-colour-scheme';

/** Returns the colour scheme that the person chose on this device; `auto` where they chose none. */
export function chosenColourScheme(): ColourScheme {
  try {
    const kept = localStorage.getItem(keptUnder);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    // The browser may forbid storage; the device then decides.
    return 'auto';
  }
}

/** Applies a colour scheme to the page (see tokens.css), without storing it. Call it before the first render. */
export function showColourScheme(scheme: ColourScheme = chosenColourScheme()): void {
  if (scheme === 'auto') delete document.documentElement.dataset['colourScheme'];
  else document.documentElement.dataset['colourScheme'] = scheme;
}

/** Applies a colour scheme to the page and stores it for this device's next visit. */
export function chooseColourScheme(scheme: ColourScheme): void {
  showColourScheme(scheme);
  try {
    if (scheme === 'auto') localStorage.removeItem(keptUnder);
    else localStorage.setItem(keptUnder, scheme);
  } catch {
    // Storage is forbidden: see chosenColourScheme.
  }
}
