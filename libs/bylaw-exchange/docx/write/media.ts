import type { Assets } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { TEXT_WIDTH } from './layout.js';
import { imageSize } from './image-size.js';
import type { Package, Relationships } from './package.js';
import type { Counter } from './revisions.js';
import { el } from './xml.js';

/** English metric units in a pixel and in a twentieth of a point. */
const EMU_PIXEL = 9525;
const EMU_TWIP = 635;
const MAX_HEIGHT = 12000 * EMU_TWIP;

/** The file name extensions of the images that are commonly met. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
};

/** The images of a file: each stored once, whatever the number of places it stands in. */
export class Media {
  private readonly used = new Map<string, { path: string; mediaType: string; bytes: Uint8Array }>();

  constructor(
    private readonly assets: Assets,
    private readonly relationships: Relationships,
    private readonly ids: Counter,
  ) {}

  /** The drawing of a `figure`; without its bytes an empty frame with the description. */
  drawing(figure: Node): string {
    const { digest, alt, width } = figure.attrs as { digest: string; alt: string; width: number | null };
    const asset = this.assets.get(digest);
    const size = frame(asset && imageSize(asset.bytes), width);
    const id = this.ids.next();
    const extent = { cx: size.width, cy: size.height };
    const picture = el(
      'pic:pic',
      {},
      el('pic:nvPicPr', {}, el('pic:cNvPr', { id, name: `Attēls ${id}`, descr: alt }), el('pic:cNvPicPr')),
      el(
        'pic:blipFill',
        {},
        el('a:blip', { 'r:embed': this.embed(digest) }),
        el('a:stretch', {}, el('a:fillRect')),
      ),
      el(
        'pic:spPr',
        {},
        el('a:xfrm', {}, el('a:off', { x: 0, y: 0 }), el('a:ext', extent)),
        el('a:prstGeom', { prst: 'rect' }, el('a:avLst')),
      ),
    );
    return el(
      'w:drawing',
      {},
      el(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        el('wp:extent', extent),
        el('wp:docPr', { id, name: `Attēls ${id}`, descr: alt }),
        el('wp:cNvGraphicFramePr', {}, el('a:graphicFrameLocks', { noChangeAspect: 1 })),
        el(
          'a:graphic',
          {},
          el('a:graphicData', { uri: 'http://schemas.openxmlformats.org/drawingml/2006/picture' }, picture),
        ),
      ),
    );
  }

  /** Adds the bytes of the images that were drawn. */
  addTo(target: Package): void {
    for (const { path, mediaType, bytes } of this.used.values())
      target.bytes(`word/${path}`, bytes, mediaType);
  }

  private embed(digest: string): string | undefined {
    const asset = this.assets.get(digest);
    if (!asset) return undefined;
    const extension = EXTENSIONS[asset.mediaType] ?? 'bin';
    const path = `media/${digest.slice(0, 32)}.${extension}`;
    this.used.set(digest, { path, mediaType: asset.mediaType, bytes: asset.bytes });
    return this.relationships.to('image', path);
  }
}

/** The size on paper: the asked or natural width, no larger than a page. */
function frame(
  natural: { width: number; height: number } | null | undefined,
  width: number | null,
): { width: number; height: number } {
  const shape = natural ?? { width: 320, height: 200 };
  const wide = Math.min((width ?? shape.width) * EMU_PIXEL, TEXT_WIDTH * EMU_TWIP);
  const high = (wide * shape.height) / shape.width;
  const scale = Math.min(1, MAX_HEIGHT / high);
  return { width: Math.round(wide * scale), height: Math.round(high * scale) };
}
