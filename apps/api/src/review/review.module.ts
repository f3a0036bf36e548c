import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BylawsModule } from '../bylaws/index.js';
import { Disagreement } from './disagreement.entity.js';
import { ReviewObjectionRow, ReviewOpinion } from './review-opinion.entity.js';
import { ReviewRound, SectorViewRow } from './review-round.entity.js';

/** A ministry's review of a by-law after signing (PL 47(2)–(7)). */
@Module({
  imports: [
    BylawsModule,
    TypeOrmModule.forFeature([ReviewRound, SectorViewRow, ReviewOpinion, ReviewObjectionRow, Disagreement]),
  ],
})
export class ReviewModule {}
