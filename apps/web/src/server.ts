import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import type { ServerContext } from './app/shell/server-context';

/** Hosts come from `NG_ALLOWED_HOSTS`; a request for any other host is refused before anything is rendered. */
const engine = new AngularNodeAppEngine();

/** Renders a page; the API mounts it last. Data is asked from the very socket the request came in by. */
export const reqHandler = createNodeRequestHandler(async (request, response, next) => {
  try {
    const { localAddress, localPort } = request.socket;
    const host = localAddress?.includes(':') ? `[${localAddress}]` : localAddress;
    const context: ServerContext = { apiOrigin: `http://${host}:${localPort}` };
    const page = await engine.handle(request, context);
    if (page) await writeResponseToNodeResponse(page, response);
    else next();
  } catch (error) {
    next(error);
  }
});
