import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Fields beside the file: `options` are `GeolatvijaOptions` as JSON. */
export class PreviewDto {
  @IsOptional()
  @IsString()
  @MaxLength(50_000)
  options = '';
}

/** The same with the digest of the file that was previewed. */
export class TakeOverDto extends PreviewDto {
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  digest: string;
}
