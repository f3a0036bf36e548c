import sharp from 'sharp';
import { redrawImage } from './redraw-image.js';

const blank = sharp({ create: { width: 8, height: 4, channels: 3, background: '#c00' } });

describe('drawing images anew', () => {
  it('draws pictures: photographs as JPEG, all others as PNG', async () => {
    const types: Record<string, unknown> = {};
    for (const format of ['png', 'jpeg', 'gif', 'webp'] as const) {
      const drawn = await redrawImage(await blank.clone().toFormat(format).toBuffer());
      types[format] = [drawn?.mediaType, drawn?.width];
    }
    expect(types).toEqual({
      png: ['image/png', 8],
      jpeg: ['image/jpeg', 8],
      gif: ['image/png', 8],
      webp: ['image/png', 8],
    });
  });

  it('draws nothing that is a program or a form no browser shows, whatever it is called', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4"/></svg>';
    expect(await redrawImage(Buffer.from(svg))).toBeNull();
    expect(await redrawImage(Buffer.from(`<?xml version="1.0"?>\n${svg}`))).toBeNull();
    expect(await redrawImage(await blank.clone().tiff().toBuffer())).toBeNull();
    expect(await redrawImage(new Uint8Array())).toBeNull();
  });
});
