import { sha256, type Asset } from '#libs/bylaw-document';
import { fromBase64 } from '../base64.js';
import { descendantsNamed, textOf, type XmlElement } from './xml-tree.js';

/** What a figure says of its image. */
export interface ReadImage {
  digest: string;
  mediaType: string;
  alt: string;
  width: number | null;
}

const MEDIA_TYPE = /^image\/[a-z0-9.+-]+$/;
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** The images that a file holds: in our own metadata, or as addresses that are the image. */
export class ImageReader {
  readonly assets = new Map<string, Asset>();

  /** Takes the bytes out of the metadata. An image that is not what its digest says is left out. */
  constructor(root: XmlElement) {
    for (const asset of descendantsNamed(root, 'vv:asset')) {
      const mediaType = asset.attributes.get('mediaType') ?? '';
      const text = descendantsNamed(asset, 'vv:bytes').map(textOf).join('');
      const digest = this.keep(mediaType, fromBase64(text));
      if (digest !== asset.attributes.get('digest')) this.assets.delete(digest);
    }
  }

  read(img: XmlElement): ReadImage {
    const { attributes, own } = img;
    const src = attributes.get('src') ?? '';
    const data = /^data:(image\/[a-z0-9.+-]+);base64,/i.exec(src);
    const digest = data
      ? this.keep((data[1] ?? '').toLowerCase(), fromBase64(src.slice(data[0].length)))
      : (own.get('digest') ?? '');
    const said = this.assets.get(digest)?.mediaType ?? own.get('mediaType') ?? '';
    const extension = /\.([a-z0-9]+)$/i.exec(src)?.[1]?.toLowerCase() ?? '';
    const width = Number(attributes.get('width') ?? 0);
    return {
      digest: /^[0-9a-f]{64}$/.test(digest) ? digest : '',
      mediaType: MEDIA_TYPE.test(said) ? said : (TYPES[extension] ?? 'image/png'),
      alt: (attributes.get('alt') ?? '').slice(0, 2000),
      width: Number.isInteger(width) && width > 0 && width <= 10_000 ? width : null,
    };
  }

  private keep(mediaType: string, bytes: Uint8Array | null): string {
    if (!bytes || bytes.length === 0 || !MEDIA_TYPE.test(mediaType)) return '';
    const digest = sha256(bytes);
    if (!this.assets.has(digest)) this.assets.set(digest, { digest, mediaType, bytes });
    return digest;
  }
}
