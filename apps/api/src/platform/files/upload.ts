import { UploadedFile, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FileInterceptor, FilesInterceptor, type MulterModuleOptions } from '@nestjs/platform-express';
import { Refused } from '../http/refused.js';
import { safeFileName } from './media-type.js';

/** A file as a form brought it. */
export interface Upload {
  /** Safe to show and to offer for saving. */
  name: string;
  /** What the browser takes it for. */
  mediaType?: string;
  content: Buffer;
}

/** The part of what multer hands over that matters here. */
interface MulterFile {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
}

/** What a form may hold beside its files. */
interface Fields {
  /** None when left out. */
  fields?: number;
  fieldBytes?: number;
}

/** The route takes multipart form data with a file of at most so many bytes in the field `file`. */
export function TakesFile(maxBytes: number, fields: Fields = {}): MethodDecorator {
  return UseInterceptors(FileInterceptor('file', options(1, maxBytes, fields)));
}

/** The route takes multipart form data with files in the field `files`: so many, each of at most so many bytes. */
export function TakesFiles(most: number, maxBytes: number, fields: Fields = {}): MethodDecorator {
  return UseInterceptors(FilesInterceptor('files', most, options(most, maxBytes, fields)));
}

/** The file of the form as an `Upload`. @throws Refused 422 `fileMissing` without one. */
export function FormFile(): ParameterDecorator {
  return UploadedFile({ transform: needed });
}

/** The file of the form as an `Upload`, or `undefined`. */
export function FormFileIfAny(): ParameterDecorator {
  return UploadedFile({ transform: (file: MulterFile | undefined) => file && toUpload(file) });
}

/** The files of the form, each an `Upload`. */
export function FormFiles(): ParameterDecorator {
  return UploadedFiles({ transform: (files: MulterFile[] | undefined) => (files ?? []).map(toUpload) });
}

/** Browsers send the names of files in UTF-8. */
function options(files: number, fileSize: number, { fields = 0, fieldBytes }: Fields): MulterModuleOptions {
  const limits = { fileSize, files, fields, ...(fieldBytes ? { fieldSize: fieldBytes } : {}) };
  return { defParamCharset: 'utf8', limits };
}

function needed(file: MulterFile | undefined): Upload {
  if (!file) throw new Refused([{ code: 'fileMissing', where: 'file' }], 422);
  return toUpload(file);
}

function toUpload({ originalname, mimetype, buffer }: MulterFile): Upload {
  return { name: safeFileName(originalname), mediaType: mimetype, content: buffer };
}
