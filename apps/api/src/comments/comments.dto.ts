import {
  ArrayMaxSize,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  MAX_COMMENT_CHARS,
  MAX_MENTIONS,
  type CommentInput,
  type EditComment,
  type StartCommentThread,
} from '#libs/contracts';
import { Type } from 'class-transformer';

/** PostgreSQL's largest integer: versions and positions of a text. */
const MOST = 2_147_483_647;

/** Body of `POST …/comments/:thread`. */
export class CommentDto implements CommentInput {
  @IsString()
  @Matches(/\S/)
  @MaxLength(MAX_COMMENT_CHARS)
  text: string;
  @ArrayMaxSize(MAX_MENTIONS)
  @IsUUID('all', { each: true })
  mentions: string[] = [];
}

/** Body of `POST …/comments`. */
export class StartThreadDto extends CommentDto implements StartCommentThread {
  @IsInt()
  @Min(0)
  @Max(MOST)
  version: number;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  from?: number;
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  to?: number;
  @IsOptional()
  @Matches(/^[a-z0-9]{12}$/)
  nodeId?: string;
}

/** Body of `PATCH …/comments/:thread/:comment`. */
export class EditCommentDto extends CommentDto implements EditComment {
  @IsInt()
  @Min(1)
  @Max(MOST)
  version: number;
}

/** Query of `GET …/comments`. */
export class ListCommentsDto {
  /** The version that the places are asked for; the latest one unless told. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST)
  version?: number;
}
