import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { KeptImageView } from '#libs/contracts';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { FormFile, TakesFile, type Upload } from '../platform/files/upload.js';
import { Refused } from '../platform/http/refused.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { UuidParam } from '../platform/http/uuid-param.js';
import { RateLimit } from '../platform/limits/rate-limit.js';
import { AddImage } from './add-image.js';
import { DocumentImages, MAX_IMAGE_BYTES } from './document-images.js';

/**
 * Images of the texts that are worked on: drafters see all of the municipality, whoever is asked for an opinion or a review
 * those of texts that were frozen for others. Images of public texts are served apart.
 */
@Controller('m/:place')
export class DocumentImagesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly images: DocumentImages,
    private readonly files: StoredFiles,
    private readonly addImage: AddImage,
  ) {}

  /** A picture for a text that is being drafted, as multipart form data (`file`). */
  @Post('documents/:id/images')
  @Requires('document.edit')
  @RateLimit('upload')
  @TakesFile(MAX_IMAGE_BYTES)
  add(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @FormFile() file: Upload,
  ): Promise<KeptImageView> {
    return this.addImage.run(actor, place, id, file.content);
  }

  @Get('images/:digest')
  @Requires('self.read')
  async image(
    @CurrentActor() actor: Actor,
    @Place() place: PlaceRef,
    @Param('digest') digest: string,
    @Res() response: Response,
  ): Promise<void> {
    const may = (permission: 'document.read' | 'review.read' | 'coordination.respond'): boolean =>
      can(actor, permission, { municipalityId: place.id });
    const { manager } = this.dataSource;
    const asked = may('review.read') || may('coordination.respond');
    if (!may('document.read') && !(asked && (await this.images.isGivenOut(manager, place.id, digest)))) {
      throw Refused.notFound('image');
    }
    const file = await this.images.file(manager, place.id, digest);
    await this.files.download(file, response);
  }
}
