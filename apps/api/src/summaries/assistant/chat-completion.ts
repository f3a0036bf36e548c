import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Decision } from '#libs/contracts';
import type { ChatMessage } from '#libs/plain-language';
import { InsideAddress, isInside, outsideOnly } from '../../platform/http/inside-network.js';

/** Where a language model is asked, with what. */
export interface ModelAddress {
  baseUrl: string;
  model: string;
  key: string | null;
}

/** Longest answer that is read, in bytes. */
const MOST_BYTES = 1_000_000;
/** Longest time that an answer may take, in milliseconds. */
const MOST_TIME = 90_000;
/** Longest answer of the model, in its own units. */
const MOST_TOKENS = 1500;

/**
 * Asks an OpenAI-compatible API (`POST …/chat/completions`) once and returns what the model wrote. Only https to hosts
 * outside our own network, except those that the operator named (`VIETVARA_ASSISTANT_HOSTS`); no redirect is followed,
 * and the address that was checked is the one that is connected to.
 *
 * @param trusted `host:port` of those named by the operator.
 */
export async function chatCompletion(
  { baseUrl, model, key }: ModelAddress,
  messages: readonly ChatMessage[],
  trusted: readonly string[],
): Promise<Decision<{ text: string }>> {
  const url = new URL(`${baseUrl.replace(/\/+$/, '')}/chat/completions`);
  const known = trusted.includes(hostOf(url));
  if (!known && (url.protocol !== 'https:' || (isIP(bare(url.hostname)) > 0 && isInside(bare(url.hostname)))))
    return refuse('assistant.addressNotAllowed');
  const body = JSON.stringify({ model, messages, temperature: 0.2, max_tokens: MOST_TOKENS });
  try {
    const answer = await post(url, key, body, known ? undefined : outsideOnly);
    if (answer.status !== 200) return refuse('assistant.refused', { status: answer.status });
    const text = contentOf(answer.body);
    return text === null ? refuse('assistant.unreadable') : { allowed: true, text };
  } catch (error) {
    return refuse(codeOf(error));
  }
}

/** Host and port as the operator names them. */
export function hostOf(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}

class TooLong extends Error {}
class TooSlow extends Error {}

function post(
  url: URL,
  key: string | null,
  body: string,
  lookedUp: LookupFunction | undefined,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const request = send(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': Buffer.byteLength(body),
          ...(key ? { authorization: `Bearer ${key}` } : {}),
        },
        ...(lookedUp ? { lookup: lookedUp } : {}),
      },
      (response) => {
        read(response).then(
          (text) => resolve({ status: response.statusCode ?? 0, body: text }),
          (error: unknown) => {
            request.destroy();
            reject(error as Error);
          },
        );
      },
    );
    // The whole exchange, not only silence in it: a model may send a word a minute.
    const timer = setTimeout(() => request.destroy(new TooSlow()), MOST_TIME);
    request.on('close', () => clearTimeout(timer));
    request.on('error', reject);
    request.end(body);
  });
}

async function read(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new TooLong();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function contentOf(body: string): string | null {
  try {
    const answer = JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] } | null;
    const content = answer?.choices?.[0]?.message?.content;
    return typeof content === 'string' && content.trim() !== '' ? content.trim() : null;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof InsideAddress) return 'assistant.addressNotAllowed';
  if (error instanceof TooSlow) return 'assistant.tooSlow';
  if (error instanceof TooLong) return 'assistant.unreadable';
  return 'assistant.unreachable';
}

/** IPv6 addresses stand in brackets in a URL. */
function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function refuse(code: string, params: Record<string, number> = {}): Decision<{ text: string }> {
  return { allowed: false, violations: [{ code, params }] };
}
