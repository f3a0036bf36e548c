import { createHash } from 'node:crypto';
import { Controller, HttpCode, Post } from '@nestjs/common';
import type { ContainerCheck } from '#libs/contracts';
import { Requires } from '../access/requires.js';
import { FormFile, TakesFile, type Upload } from '../files/upload.js';
import { RateLimit } from '../limits/rate-limit.js';
import { SignedContainers } from './signed-containers.js';

/** Larger containers are refused. */
export const MAX_CONTAINER_BYTES = 30 * 1024 * 1024;

/** Tells what a signed container holds, without keeping it. */
@Controller('m/:place/signatures')
export class SignaturesController {
  constructor(private readonly containers: SignedContainers) {}

  /** A container as multipart form data (`file`). */
  @Post('check')
  @HttpCode(200)
  @Requires('dossier.read')
  @RateLimit('upload')
  @TakesFile(MAX_CONTAINER_BYTES)
  async check(@FormFile() { name, content }: Upload): Promise<ContainerCheck> {
    const about = {
      name,
      size: content.length,
      digest: createHash('sha256').update(content).digest('hex'),
    };
    const checked = await this.containers.check(content);
    return 'report' in checked
      ? { valid: true, ...about, ...checked }
      : { valid: false, ...about, ...checked };
  }
}
