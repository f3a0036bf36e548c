import type { NestExpressApplication } from '@nestjs/platform-express';
import { documentationPolicy } from './security-headers.js';

/** Where the description of the API is. */
const PATH = 'api/docs';

/** OpenAPI as a page at `/api/docs` and as JSON at `/api/docs-json`; built when somebody first asks. */
export async function serveDocumentation(app: NestExpressApplication): Promise<void> {
  // Some five hundred files, for whoever wants them.
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const description = new DocumentBuilder()
    .setTitle('Vietvara')
    .setDescription(
      'Changes need the header `x-csrf-token` with the token of `GET /api/session`. Refusals are `application/problem+json` with the whole list of violations.',
    )
    .setVersion('1')
    .build();
  app.use(`/${PATH}`, documentationPolicy);
  SwaggerModule.setup(PATH, app, () => SwaggerModule.createDocument(app, description));
}
