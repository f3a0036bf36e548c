import { Controller, Get, Param } from '@nestjs/common';
import type { PublishedBatches } from '#libs/contracts';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { yearParam } from '../year-param.js';
import { PaperBatches } from './paper-batches.query.js';

/** Signed boxes of paper ballots, for everybody. */
@Controller('m/:place/budget/:year/paper-batches')
export class PaperBatchesController {
  constructor(private readonly batches: PaperBatches) {}

  @Get()
  @Public()
  all(@Place() place: PlaceRef, @Param('year', yearParam) year: number): Promise<PublishedBatches> {
    return this.batches.published(place, year);
  }
}
