import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { AmendmentKind } from '#libs/contracts';
import { AMENDMENT_KINDS, MAX_AMENDMENT_TEXT } from '#libs/council-rules';
import { VoteDto } from '../council.dto.js';

const whenGiven = ValidateIf((_object, value: unknown) => value !== null);

export class TableAmendmentDto {
  @IsIn(AMENDMENT_KINDS)
  kind: AmendmentKind;
  @Matches(/^[a-z0-9]{12}$/)
  nodeId: string;
  @whenGiven
  @IsString()
  @MaxLength(MAX_AMENDMENT_TEXT)
  text: string | null;
  @whenGiven
  @IsString()
  @MaxLength(2000)
  reason: string | null;
  @IsOptional()
  @IsUUID()
  authorId?: string;
}

export class SittingVoteDto {
  @IsInt()
  @Min(0)
  @Max(200)
  present: number;
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => VoteDto)
  votes: VoteDto[];
}

export class AmendmentOrderDto {
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  ids: string[];
}
