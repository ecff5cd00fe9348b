/** Why a picture cannot be the logo. */
export type LogoRefusal = 'logoType' | 'logoSize' | 'logoUnreadable';

const largestLogo = 100_000;
const types = ['image/png', 'image/jpeg', 'image/webp'];

/** The file types that the file dialog offers. */
export const logoTypes = types.join(',');

/** Returns a picture as a data URL, or why it cannot be the logo. */
export async function readLogo(file: File): Promise<{ logo: string } | { refusal: LogoRefusal }> {
  if (!types.includes(file.type)) return { refusal: 'logoType' };
  if (file.size > largestLogo) return { refusal: 'logoSize' };
  try {
    // A name ending in .png proves nothing: check that the browser can decode it.
    (await createImageBitmap(file)).close();
    return { logo: await dataUrlOf(file) };
  } catch {
    return { refusal: 'logoUnreadable' };
  }
}

/**
 * Returns the picture at an address as a data URL, so that undo
 * can restore a replaced logo; null if it cannot be loaded.
 */
export async function fetchLogo(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address);
    const picture = await answer.blob();
    return answer.ok && types.includes(picture.type) ? await dataUrlOf(picture) : null;
  } catch {
    return null;
  }
}

async function dataUrlOf(picture: Blob): Promise<string> {
  let binary = '';
  for (const byte of new Uint8Array(await picture.arrayBuffer())) binary += String.fromCharCode(byte);
  return `data:${picture.type};base64,${btoa(binary)}`;
}
