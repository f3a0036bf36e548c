import { IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import type { AppendCall, OpenCall, PresenceCall } from '#libs/contracts';
import { AppendStepsDto } from '../documents.dto.js';

const MAX_INT = 2_147_483_647;

/** A document, as calls over sockets name it. */
export class DocumentCallDto {
  @IsUUID()
  documentId: string;
}

/** Body of the call `open`. */
export class OpenCallDto extends DocumentCallDto implements OpenCall {
  @IsString()
  @Length(1, 60)
  place: string;

  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  since: number;

  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  schema: number;

  @IsString()
  @Length(1, 64)
  clientId: string;
}

/** Body of the call `append`. */
export class AppendCallDto extends AppendStepsDto implements AppendCall {
  @IsUUID()
  documentId: string;

  @IsString()
  @Length(1, 60)
  place: string;

  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  schema: number;
}

/** Body of the call `presence`. */
export class PresenceCallDto extends DocumentCallDto implements PresenceCall {
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  version: number;

  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  anchor: number;

  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  head: number;
}
