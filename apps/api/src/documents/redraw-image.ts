import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Asset } from '#libs/bylaw-document';

/** Longest side of an image, in pixels: a plan of a territory still shows its street names. */
const LONGEST_SIDE = 4000;
/** Larger pictures could fill the memory when they are unpacked. */
const MAX_PIXELS = 60_000_000;
/** First bytes of what is drawn. Drawings such as SVG are programs: a short one can keep a thread busy for hours. */
const PICTURES: readonly RegExp[] = [/^\x89PNG\r\n\x1a\n/, /^\xff\xd8\xff/, /^GIF8[79]a/, /^RIFF[^]{4}WEBP/];

/** An image as it is kept: photographs stay JPEG, all else becomes PNG, which word processors read too. */
export interface RedrawnImage extends Asset {
  mediaType: 'image/jpeg' | 'image/png';
  /** Pixels. */
  width: number;
}

/**
 * Draws an image anew, so that nothing but the picture is kept: no place, no camera, no hidden file. `null` for what is no
 * picture, or is none that is drawn here (SVG, TIFF, EMF, WMF), whatever it says of its type.
 */
export async function redrawImage(bytes: Uint8Array): Promise<RedrawnImage | null> {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (!PICTURES.some((begin) => begin.test(head))) return null;
  try {
    const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
    const photograph = (await image.metadata()).format === 'jpeg';
    const drawn = image
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true });
    const { data, info } = await (
      photograph ? drawn.jpeg({ quality: 85, mozjpeg: true }) : drawn.png({ compressionLevel: 9 })
    ).toBuffer({ resolveWithObject: true });
    return {
      digest: createHash('sha256').update(data).digest('hex'),
      mediaType: photograph ? 'image/jpeg' : 'image/png',
      bytes: data,
      width: info.width,
    };
  } catch {
    // The library's own words tell about its insides only.
    return null;
  }
}
