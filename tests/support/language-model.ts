import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that the stand-in was sent. */
export interface AskedModel {
  path: string;
  headers: IncomingHttpHeaders;
  body: { model: string; messages: { role: string; content: string }[] };
}

/** A stand-in for an OpenAI-compatible API: a real server over real HTTP that answers as the test says. */
export interface LanguageModel {
  /** The base address, as an administrator enters it. */
  baseUrl: string;
  /** `host:port` for `VIETVARA_ASSISTANT_HOSTS`. */
  host: string;
  asked: AskedModel[];
  /** What it answers from now on; a text stands for a usual answer with that content. */
  answers(reply: string | { status: number; headers?: Record<string, string>; body: string }): void;
  close(): Promise<void>;
}

/** Starts the stand-in on a free port of this machine. */
export async function startLanguageModel(): Promise<LanguageModel> {
  const asked: AskedModel[] = [];
  let reply: { status: number; headers?: Record<string, string>; body: string } = { status: 503, body: '' };
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(parts).toString('utf8')) as AskedModel['body'],
      });
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    host: `127.0.0.1:${port}`,
    asked,
    answers: (next) => {
      reply =
        typeof next === 'string'
          ? {
              status: 200,
              body: JSON.stringify({ choices: [{ message: { role: 'assistant', content: next } }] }),
            }
          : next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
