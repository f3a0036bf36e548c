import { StreamableFile } from '@nestjs/common';
import type { TextFile } from '../documents/index.js';

/** The file for saving. */
export function sendFile({ name, mediaType, bytes }: TextFile): StreamableFile {
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
}
