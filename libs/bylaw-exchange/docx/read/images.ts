import { sha256, type Asset } from '#libs/bylaw-document';
import type { ReaderFinding } from '../../blocks.js';
import type { FigureAtom } from './model.js';
import type { Package, Relation } from './package.js';
import { child, childElements, descendants, whole, type Element } from './xml.js';

/** English Metric Units of one pixel. */
const EMU = 9525;

/** What a drawing of the file holds. */
export interface Drawing {
  figure: FigureAtom | null;
  /** The description where there is no image to carry it. */
  alt: string;
  boxes: Element[];
}

/** The images of a file. */
export class Images {
  readonly assets = new Map<string, Asset>();
  private readonly digests = new Map<string, Asset | null>();

  constructor(
    private readonly files: Package,
    private readonly report: (
      code: ReaderFinding['code'],
      line: number,
      params: Record<string, string>,
    ) => void,
  ) {}

  /** Reads `w:drawing`, `w:pict` or `w:object`; anything in it that cannot be kept is reported. */
  read(element: Element, relations: ReadonlyMap<string, Relation>, line: number): Drawing {
    const boxes = outermost(element, 'w:txbxContent');
    const blips = [...descendants(element, 'a:blip'), ...descendants(element, 'v:imagedata')];
    const alt = altOf(element);
    const blip = blips[0];
    if (!blip) {
      const empty = boxes.length === 0 && isGraphic(element);
      if (empty) this.report('import.drawing-left-out', line, { alt });
      return { figure: null, alt: boxes.length > 0 ? '' : alt, boxes };
    }
    const id = blip.attrs['r:embed'] ?? blip.attrs['r:id'] ?? '';
    const relation = relations.get(id);
    const asset = relation && !relation.external ? this.asset(relation.target) : null;
    if (!asset) {
      const name = relation?.target.split('/').at(-1) ?? '';
      this.report('import.image-format', line, { file: name.slice(0, 80), alt });
      // Kept as a place without bytes, so that its description is not lost.
      return {
        figure: { type: 'figure', attrs: { digest: '', alt, width: widthOf(element) } },
        alt: '',
        boxes,
      };
    }
    this.assets.set(asset.digest, asset);
    const attrs = { digest: asset.digest, alt, mediaType: asset.mediaType, width: widthOf(element) };
    return { figure: { type: 'figure', attrs }, alt: '', boxes };
  }

  private asset(name: string): Asset | null {
    const known = this.digests.get(name);
    if (known !== undefined) return known;
    const bytes = this.files.image(name);
    const mediaType = bytes ? mediaTypeOf(bytes) : null;
    const asset = bytes && mediaType ? { digest: sha256(bytes), mediaType, bytes } : null;
    this.digests.set(name, asset);
    return asset;
  }
}

/** The type of an image that a browser shows safely, by its first bytes; `null` for any other. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const begins = (at: number, ...signs: number[]): boolean =>
    signs.every((sign, index) => bytes[at + index] === sign);
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)) return 'image/png';
  if (begins(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(0, 0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  return begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50) ? 'image/webp' : null;
}

function altOf(element: Element): string {
  const described = descendants(element, 'wp:docPr')[0] ?? descendants(element, 'pic:cNvPr')[0];
  const shape = descendants(element, 'v:shape')[0];
  const alt = described?.attrs['descr'] ?? described?.attrs['title'] ?? shape?.attrs['alt'] ?? '';
  return alt.slice(0, 2000);
}

function widthOf(element: Element): number | null {
  const extent = descendants(element, 'wp:extent')[0];
  const width = Math.round((whole(extent?.attrs['cx']) ?? 0) / EMU);
  return width >= 1 && width <= 10_000 ? width : null;
}

/** Charts, diagrams and shapes say something without words; lines and empty frames do not. */
function isGraphic(element: Element): boolean {
  const data = descendants(element, 'a:graphicData')[0];
  return data !== undefined && /chart|diagram/.test(data.attrs['uri'] ?? '') && child(data) !== undefined;
}

/** The elements of a name that stand in no other of that name. */
function outermost(element: Element, name: string): Element[] {
  return childElements(element).flatMap((one) => (one.name === name ? [one] : outermost(one, name)));
}
