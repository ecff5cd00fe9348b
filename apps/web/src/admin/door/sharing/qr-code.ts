import { renderSVG } from 'uqr';

/**
 * Returns a QR code (ISO/IEC 18004) as SVG, dark on light, with the four modules of margin that readers need. It stays
 * readable with 15 % of it dirty or torn (level M).
 */
export function qrCodeSvg(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 4 });
}

/** Returns an SVG as a data URL for an image. */
export function imageAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Returns a square SVG as PNG, `side` pixels wide. Rejects where the browser cannot draw it. */
export async function pngOf(svg: string, side: number): Promise<Blob> {
  const image = new Image(side, side);
  image.src = imageAddress(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser draws no images.');
  pen.imageSmoothingEnabled = false;
  pen.drawImage(image, 0, 0, side, side);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (png) => (png ? resolve(png) : reject(new Error('This browser writes no PNG.'))),
      'image/png',
    );
  });
}
