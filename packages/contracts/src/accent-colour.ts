type Rgb = readonly [number, number, number];

function parse(colour: string): Rgb | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return null;
  return [1, 2, 3].map((part) => Number.parseInt(match[part] ?? '0', 16)) as unknown as Rgb;
}

function format(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast ratio of two colours (`#rrggbb`), 1 to 21: WCAG 2.2, relative luminance. */
export function contrast(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  if (!a || !b) throw new Error(`Not a colour: ${a ? other : one}`);
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Returns the colour itself where its contrast with the background is at least `minimum`, else the nearest one that has
 * it: darkened on a light background, lightened on a dark one. Null for anything but `#rrggbb`.
 */
export function readableAgainst(colour: string, background: string, minimum = 4.5): string | null {
  const from = parse(colour);
  const behind = parse(background);
  if (!from || !behind) return null;
  const target = luminance(behind) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 100; step += 1) {
    const mixed = format(from.map((part) => part + ((target - part) * step) / 100) as unknown as Rgb);
    if (contrast(mixed, background) >= minimum) return mixed;
  }
  return target === 0 ? '#000000' : '#ffffff';
}

// The backgrounds of the invitee's pages (tokens.css) on which an accent has the least contrast.
const hardestLight = '#f3f0ea';
const hardestDark = '#232a32';

/** An organization's accent as the invitee's pages show it, readable in light and in dark. Null without a colour. */
export function readableAccents(colour: string | null): { light: string; dark: string } | null {
  const light = colour && readableAgainst(colour, hardestLight);
  const dark = colour && readableAgainst(colour, hardestDark);
  return light && dark ? { light, dark } : null;
}
