import jsQR from 'jsqr';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { contrast } from '@casedoor/contracts/accent-colour';
import { qrCodeSvg } from './qr-code.ts';
import { taggedUrl } from './tagged-url.ts';
import { websiteButton } from './website-button.ts';

const url = 'https://casedoor.example/join/8GnVBV7HVUXP2Ma2mPZvYw';

describe('a tagged URL', () => {
  test.each([
    ['poster', `${url}?from=poster`],
    ['  salle d’attente ', `${url}?from=salle+d%E2%80%99attente`],
    ['a&b=c#d', `${url}?from=a%26b%3Dc%23d`],
    ['', url],
    ['   ', url],
  ])('says where it was read: %j', (tag, expected) => {
    expect(taggedUrl(url, tag)).toBe(expected);
    expect(new URL(taggedUrl(url, tag)).searchParams.get('from')).toBe(tag.trim() || null);
  });
});

describe('the QR code', () => {
  test.each(['poster', 'marché de Noël, stand 12', 'x'.repeat(50)])(
    'is read as the tagged URL: %s',
    (tag) => {
      const tagged = taggedUrl(url, tag);
      expect(read(drawn(qrCodeSvg(tagged)))).toBe(tagged);
    },
  );

  test('has four modules of margin on every side', () => {
    const { side, dark } = drawn(qrCodeSvg(url));
    const { size } = encode(url, { ecc: 'M', border: 0 });
    expect(side).toBe(size + 8);
    for (const [x, y] of dark) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
      expect(Math.max(x, y)).toBeLessThan(side - 4);
    }
  });
});

describe('the button for a website', () => {
  test('is one link, whose words and address cannot break out of it', () => {
    const { html } = websiteButton({
      url: `${url}?from="><script>`,
      label: 'Register with <b>"Durand" & fils</b>',
      accentColour: null,
    });
    expect(html).toMatch(/^<a href="[^"<>]*" style="[^"<>]*">[^<>"]*<\/a>$/);
    expect(html).toContain('&lt;b&gt;&quot;Durand&quot; &amp; fils&lt;/b&gt;');
  });

  test.each([
    [null, '#1f5280'],
    ['#7a1f3d', '#7a1f3d'],
    ['#ffe14d', null],
  ])('wears the accent colour %s, on which white is readable', (accentColour, expected) => {
    const { style, html } = websiteButton({ url, label: 'Register', accentColour });
    const background = style['background'] ?? '';
    if (expected) expect(background).toBe(expected);
    expect(contrast('#ffffff', background)).toBeGreaterThanOrEqual(4.5);
    expect(html).toContain(`background:${background};color:#ffffff`);
  });
});

/** Returns the dark modules that the code's SVG draws: a path of 10-pixel squares. */
function drawn(svg: string): { side: number; dark: [number, number][] } {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) / 10;
  const dark = [...svg.matchAll(/M(\d+),(\d+)h10v10h-10z/g)].map(([, x, y]): [number, number] => [
    Number(x) / 10,
    Number(y) / 10,
  ]);
  expect(dark.length).toBeGreaterThan(200);
  return { side, dark };
}

/** Returns what a phone's camera would read from them. */
function read({ side, dark }: ReturnType<typeof drawn>): string | undefined {
  const scale = 4;
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255);
  for (const [x, y] of dark)
    for (let row = 0; row < scale; row += 1)
      for (let column = 0; column < scale; column += 1)
        pixels.fill(
          0,
          (((y * scale + row) * side + x) * scale + column) * 4,
          (((y * scale + row) * side + x) * scale + column) * 4 + 3,
        );
  return jsQR(pixels, side * scale, side * scale)?.data;
}
