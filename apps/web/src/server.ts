import type { IncomingMessage } from 'node:http';
import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import type { ServerContext } from './app/shell/server-context';

/** Hosts come from `NG_ALLOWED_HOSTS`; a request for any other host is refused before anything is rendered. */
const engine = new AngularNodeAppEngine();

/**
 * The page of a request, or null when the application has none; the API calls it, keeps it a moment and sends it.
 *
 * @param request with the public address of the page; nothing else of the visitor belongs in it.
 */
export function renderPage(
  request: Request | IncomingMessage,
  context: ServerContext,
): Promise<Response | null> {
  return engine.handle(request, context);
}

/** The form in which Angular's own tools mount the renderer. Data is asked from the socket the request came in by. */
export const reqHandler = createNodeRequestHandler(async (request, response, next) => {
  try {
    const { localAddress, localPort } = request.socket;
    const host = localAddress?.includes(':') ? `[${localAddress}]` : localAddress;
    const page = await renderPage(request, { apiOrigin: `http://${host}:${localPort}` });
    if (page) await writeResponseToNodeResponse(page, response);
    else next();
  } catch (error) {
    next(error);
  }
});
