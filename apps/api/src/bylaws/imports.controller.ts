import { Body, Controller, Get, Post, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { ImportOrigin, ImportPreview } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { safeFileName } from '../platform/files/media-type.js';
import { Refused } from '../platform/http/refused.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ImportTextDto } from './bylaws.dto.js';
import { Imports } from './imports.query.js';
import { ReadImport } from './read-import.js';
import { MAX_IMPORT_BYTES, type ImportFile } from './source-reader.js';

/** The part of an uploaded file that matters here. */
interface UploadedText {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
}

/** @throws Refused when there is neither a file nor a text. */
function toImportFile(file: UploadedText | undefined, body: ImportTextDto | undefined): ImportFile {
  if (file) {
    // Multer reads file names as Latin-1; browsers send them in UTF-8.
    const name = safeFileName(Buffer.from(file.originalname, 'latin1').toString('utf8'));
    return { name, mediaType: file.mimetype, bytes: file.buffer };
  }
  if (!body?.name || !body.text) throw new Refused([{ code: 'fileMissing', where: 'file' }], 422);
  return { name: body.name, bytes: Buffer.from(body.text, 'utf8') };
}

/** Reading a file of a by-law before a dossier is made from it. */
@Controller('m/:place/imports')
export class ImportsController {
  constructor(
    private readonly readImport: ReadImport,
    private readonly imports: Imports,
  ) {}

  /** A file as multipart form data (`file`), or pasted text as JSON. */
  @Post()
  @Requires('dossier.start')
  @RateLimit('upload')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_IMPORT_BYTES, files: 1, fields: 0 } }))
  readFile(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UploadedFile() file: UploadedText | undefined,
    @Body() body: ImportTextDto,
  ): Promise<ImportPreview> {
    return this.readImport.run(actor, place, toImportFile(file, body));
  }

  @Get(':id')
  @Requires('dossier.start')
  show(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<ImportPreview> {
    return this.imports.show(place, id);
  }

  @Get(':id/origin')
  @Requires('dossier.read')
  origin(@Place() place: PlaceRef, @UuidParam('id') id: string): Promise<ImportOrigin> {
    return this.imports.origin(place, id);
  }

  @Get(':id/source')
  @Requires('dossier.read')
  async source(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { fileName, source } = await this.imports.source(place, id);
    sendFile(response, { name: fileName, mediaType: 'application/octet-stream', bytes: source }, false);
  }
}
