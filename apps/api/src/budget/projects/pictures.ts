import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { Refused } from '../../platform/http/refused.js';

/** Longest side of a picture, in pixels. */
const PICTURE_SIDE = 2400;
/** Longest side of its small copy. */
const THUMBNAIL_SIDE = 640;
/** Larger pictures could fill the memory when they are unpacked: 80 million pixels are 320 MB. */
const MAX_PIXELS = 80_000_000;

/** A picture as it is kept. */
export interface Picture {
  full: Buffer;
  thumbnail: Buffer;
  /** Ending for the file's name. */
  ending: 'jpg' | 'webp';
}

/**
 * Draws pictures anew: what cameras write into files (place, device, time) is gone, the turn that they note is made, and
 * nothing hidden in a file gets through.
 */
@Injectable()
export class Pictures {
  /** @param mediaType of the upload; photographs stay JPEG, all else becomes WebP. @throws Refused 422 for no picture. */
  async redraw(content: Buffer, mediaType: string): Promise<Picture> {
    const photograph = mediaType === 'image/jpeg';
    const draw = (side: number): Promise<Buffer> => {
      const drawn = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
      return (
        photograph ? drawn.jpeg({ quality: 82, mozjpeg: true }) : drawn.webp({ quality: 82 })
      ).toBuffer();
    };
    try {
      return {
        full: await draw(PICTURE_SIDE),
        thumbnail: await draw(THUMBNAIL_SIDE),
        ending: photograph ? 'jpg' : 'webp',
      };
    } catch {
      // The library's own words tell about its insides only.
      throw new Refused([{ code: 'picture_unreadable', where: 'file' }], 422);
    }
  }
}
