import type { Violation } from './decision.js';

/** Most characters of a plain-language summary: some four times what is read in a minute. */
export const MOST_SUMMARY_CHARS = 4000;

/** What the public reads in a minute before the by-law itself. */
export interface PublicSummary {
  text: string;
  /** Name of the language model whose words it still carries; `null` where a person wrote all of it. */
  assistedBy: string | null;
  at: string;
}

/** One version of a summary. */
export interface SummaryVersion {
  version: number;
  author: string | null;
  at: string;
  assistedBy: string | null;
}

/** A draft that a language model wrote. */
export interface SummaryDraft {
  id: string;
  model: string;
  text: string;
  requestedBy: string | null;
  at: string;
}

/** The helper that drafts, as far as whoever writes the summary needs to know it. */
export interface AssistantOffer {
  model: string;
  /** The host that the texts are sent to. */
  host: string;
}

/** Answer of `GET /api/m/:place/dossiers/:id/summary`. */
export interface SummaryView {
  /** 0 while nothing was written. */
  version: number;
  text: string;
  assistedBy: string | null;
  author: string | null;
  at: string | null;
  /** Whether the by-law was changed after the summary was written. */
  textChangedSince: boolean;
  /** Whether the public sees it now. */
  isPublic: boolean;
  /** The by-law as plain text, to measure the summary against. */
  bylawText: string;
  /** Earlier versions, newest first. */
  history: SummaryVersion[];
  /** What a language model drafted, newest first: a text that carries words of one has to be checked by a person. */
  drafts: SummaryDraft[];
  /** `null` where the administrator has switched no assistant on. */
  assistant: AssistantOffer | null;
}

/** Body of `PUT …/summary`. */
export interface SaveSummary {
  version: number;
  /** Empty takes the summary back. */
  text: string;
  /** That the person has compared the text with the by-law; needed where it carries words of a draft. */
  checked?: boolean;
}

/** Answer of `GET /api/m/:place/assistant`; the key itself is never told. */
export interface AssistantSettings {
  version: number;
  enabled: boolean;
  /** Address of an OpenAI-compatible API, without `/chat/completions`. */
  baseUrl: string;
  model: string;
  hasKey: boolean;
}

/** Body of `PUT /api/m/:place/assistant`. */
export interface SaveAssistantSettings {
  version: number;
  enabled: boolean;
  baseUrl: string;
  model: string;
  /** Left out: the key that is stored stays, as long as the address does. Empty: no key. */
  key?: string;
}

/** Most characters of the fields of {@link SaveAssistantSettings}. */
export const ASSISTANT_LIMITS = { baseUrl: 300, model: 100, key: 500 } as const;

/** What is wrong with settings of the assistant; the server also looks where the host really is. */
export function assistantViolations(settings: SaveAssistantSettings): Violation[] {
  const found: Violation[] = [];
  const { baseUrl, model, enabled } = settings;
  if (enabled && baseUrl === '') found.push({ code: 'assistant.addressMissing', where: 'baseUrl' });
  if (enabled && model === '') found.push({ code: 'assistant.modelMissing', where: 'model' });
  if (baseUrl !== '' && !isApiAddress(baseUrl))
    found.push({ code: 'assistant.addressInvalid', where: 'baseUrl' });
  return found;
}

function isApiAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  const plain = username === '' && password === '' && search === '' && hash === '';
  return plain && (protocol === 'https:' || protocol === 'http:');
}
