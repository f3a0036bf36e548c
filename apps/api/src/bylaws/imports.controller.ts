import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#libs/access-policy';
import type { ImportOrigin, ImportPreview } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFileIfAny, TakesFile, type Upload } from '../platform/files/upload.js';
import { Refused } from '../platform/http/refused.js';
import { sendFile } from '../platform/http/send-file.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { ImportTextDto } from './bylaws.dto.js';
import { Imports } from './imports.query.js';
import { ReadImport } from './read-import.js';
import { MAX_IMPORT_BYTES, type ImportFile } from './source-reader.js';

/** @throws Refused when there is neither a file nor a text. */
function toImportFile(file: Upload | undefined, body: ImportTextDto | undefined): ImportFile {
  if (file) return { ...file, bytes: file.content };
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
  @TakesFile(MAX_IMPORT_BYTES)
  readFile(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @FormFileIfAny() file: Upload | undefined,
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
