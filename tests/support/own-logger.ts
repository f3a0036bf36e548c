import { pathToFileURL } from 'node:url';

const ROOT_LOGGER = 'node_modules/nestjs-pino/dist/esm/rootLogger.js';

/** There is one logger in a process, made by the first API that starts: forgets it, so that the next one makes its own. */
export async function forgetLogger(): Promise<void> {
  const { resetRootLogger } = (await import(pathToFileURL(ROOT_LOGGER).href)) as {
    resetRootLogger: () => void;
  };
  resetRootLogger();
}
