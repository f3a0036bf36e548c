import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type {
  BallotCredential,
  CountingKeyPassphrase,
  CredentialRequest,
  NameAuditor,
  SignedBallot,
} from '#libs/contracts';

/** More projects than any ballot has. */
export const MOST_CHOICES = 2_000;
/** What a column of whole numbers holds. */
export const MAX_INT = 2_147_483_647;
/** More changes of a vote than anybody makes. */
export const MOST_SEQUENCE = 1_000_000;
const DIGEST = /^[0-9a-f]{64}$/;
const BASE64URL = /^[\w-]+$/;

/** Body of `POST …/vote/credential`. */
export class CredentialRequestDto implements CredentialRequest {
  @IsUUID()
  unitId: string;
  @Matches(BASE64URL)
  @MaxLength(512)
  blinded: string;
  @Matches(DIGEST)
  rulesDigest: string;
  @Matches(BASE64URL)
  @MaxLength(4_000)
  backup: string;
}

class BallotCredentialDto implements BallotCredential {
  @Matches(BASE64URL)
  @MaxLength(43)
  key: string;
  @Matches(BASE64URL)
  @MaxLength(43)
  prefix: string;
  @Matches(BASE64URL)
  @MaxLength(512)
  signature: string;
}

/** Body of `POST …/vote/ballots`. */
export class SignedBallotDto implements SignedBallot {
  @IsUUID()
  cycleId: string;
  @IsUUID()
  unitId: string;
  @Matches(DIGEST)
  rulesDigest: string;
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_INT, { each: true })
  choices: number[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(MAX_INT, { each: true })
  points: number[] | null;
  @ValidateNested()
  @Type(() => BallotCredentialDto)
  credential: BallotCredentialDto;
  @IsInt()
  @Min(1)
  @Max(MOST_SEQUENCE)
  sequence: number;
  @Matches(BASE64URL)
  @MaxLength(86)
  signature: string;
}

/** Body of `POST …/counting-key/hold` and `…/unlock`. */
export class CountingKeyPassphraseDto implements CountingKeyPassphrase {
  @IsString()
  @MinLength(12)
  @MaxLength(200)
  passphrase: string;
}

/** Body of `PUT …/auditor`. */
export class NameAuditorDto implements NameAuditor {
  @IsString()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @MinLength(3)
  @MaxLength(200)
  name: string;
  @IsString()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @MaxLength(100)
  key: string;
}
