import { createHash } from 'node:crypto';
import { Controller, HttpCode, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import type { ContainerCheck } from '#libs/contracts';
import { Requires } from '../access/requires.js';
import { safeFileName } from '../files/media-type.js';
import { Refused } from '../http/refused.js';
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
  @UseInterceptors(
    FileInterceptor('file', { limits: { fileSize: MAX_CONTAINER_BYTES, files: 1, fields: 0 } }),
  )
  async check(
    @UploadedFile() file: { originalname: string; buffer: Buffer } | undefined,
  ): Promise<ContainerCheck> {
    if (!file) throw new Refused([{ code: 'fileMissing', where: 'file' }], 422);
    const about = {
      // Multer reads file names as Latin-1; browsers send them in UTF-8.
      name: safeFileName(Buffer.from(file.originalname, 'latin1').toString('utf8')),
      size: file.buffer.length,
      digest: createHash('sha256').update(file.buffer).digest('hex'),
    };
    const checked = await this.containers.check(file.buffer);
    return 'report' in checked
      ? { valid: true, ...about, ...checked }
      : { valid: false, ...about, ...checked };
  }
}
