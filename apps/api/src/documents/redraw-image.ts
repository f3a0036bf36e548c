import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Asset } from '#libs/bylaw-document';

/** Longest side of an image, in pixels: a plan of a territory still shows its street names. */
const LONGEST_SIDE = 4000;
/** Larger pictures could fill the memory when they are unpacked. */
const MAX_PIXELS = 60_000_000;

/** An image as it is kept: photographs stay JPEG, all else becomes PNG, which word processors read too. */
export interface RedrawnImage extends Asset {
  mediaType: 'image/jpeg' | 'image/png';
  /** Pixels. */
  width: number;
}

/**
 * Draws an image anew, so that nothing but the picture is kept: no place, no camera, no hidden file. `null` for what is no
 * picture, or is none that can be drawn here (EMF, WMF).
 */
export async function redrawImage(bytes: Uint8Array): Promise<RedrawnImage | null> {
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
