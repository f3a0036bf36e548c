import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { documentationPolicy } from './security-headers.js';

/** Where the description of the API is. */
const PATH = 'api/docs';

/** OpenAPI as a page at `/api/docs` and as JSON at `/api/docs-json`; built when somebody first asks. */
export function serveDocumentation(app: NestExpressApplication): void {
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
