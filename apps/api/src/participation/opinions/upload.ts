import { Refused } from '../../platform/http/refused.js';
import type { Upload } from './attach-file.js';

/** A file as multer hands it over. */
export interface MulterFile {
  originalname: string;
  buffer: Buffer;
}

/** @throws Refused 422 `fileMissing`. */
export function toUpload(file: MulterFile | undefined): Upload {
  if (!file) throw new Refused([{ code: 'fileMissing', where: 'file' }], 422);
  // Multer reads file names as Latin-1; browsers send them in UTF-8.
  return { name: Buffer.from(file.originalname, 'latin1').toString('utf8'), content: file.buffer };
}
