import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { DocumentImages } from './document-images.js';

/** Images of the texts that the staff works on; those of public texts are served apart. */
@Controller('m/:place/images')
export class DocumentImagesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly images: DocumentImages,
    private readonly files: StoredFiles,
  ) {}

  @Get(':digest')
  @Requires('document.read')
  async image(
    @Place() place: PlaceRef,
    @Param('digest') digest: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.images.file(this.dataSource.manager, place.id, digest);
    await this.files.download(file, response);
  }
}
