import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import { CurrentActor, Place, type PlaceRef } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { Refused } from '../platform/http/refused.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { DocumentImages } from './document-images.js';

/**
 * Images of the texts that are worked on: drafters see all of the municipality, whoever is asked for an opinion or a review
 * those of texts that were frozen for others. Images of public texts are served apart.
 */
@Controller('m/:place/images')
export class DocumentImagesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly images: DocumentImages,
    private readonly files: StoredFiles,
  ) {}

  @Get(':digest')
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
