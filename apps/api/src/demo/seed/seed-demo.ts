import type { INestApplicationContext } from '@nestjs/common';
import { DirectorySeed } from './directory-seed.js';

/** Fills an empty demo database: first the directory, then what happened in the two municipalities. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  await app.get(DirectorySeed, { strict: false }).run();
}
