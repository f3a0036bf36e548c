import {
  amend,
  parseAmendments,
  type AmendedAct,
  type AmendOptions,
  type Amendment,
  type ParsedAmendments,
} from '#libs/bylaw-amend';
import { idSource, seededRandom } from '#libs/bylaw-document';
import { readDatePhrase } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import type { Terminal } from './command.js';
import { importFile, readAct, type Act } from './read-act.js';

/** The amending by-law that leads from one file to another, with the two acts. */
export interface AmendedFiles extends Amendment {
  base: Act;
  edited: Act;
}

/** The amending by-law that leads from one file to another. */
export async function amendFiles(
  base: string,
  edited: string,
  io: Terminal,
  options: Pick<AmendOptions, 'inForceFrom'> = {},
): Promise<AmendedFiles> {
  const [before, after] = [await readAct(base, io), await readAct(edited, io)];
  const amended = amendedAct(before);
  const amendment = amend(before.doc, after.doc, {
    newId: idSource(seededRandom(1)),
    amended,
    ...options,
  });
  return { ...amendment, base: before, edited: after };
}

/** What stands on standard error about an amending by-law: what keeps the loop open, and what the drafter should know. */
export function findingsOf({ proof, warnings }: Amendment): object[] {
  const differences = proof.differences.map((difference) => ({
    code: 'amend.loop-open',
    severity: 'error',
    params: { ...difference },
  }));
  return [
    ...proof.findings,
    ...differences,
    ...warnings.map((warning) => ({
      severity: warning.code === 'amend.nothing-changed' ? 'error' : 'warning',
      ...warning,
    })),
  ];
}

/** An amending act in a file: what it says, and what its notes call it. */
export interface AmendingFile {
  file: string;
  parsed: ParsedAmendments;
  act: { issuer: string; number: string };
  /** The day it was adopted; `null` where the file does not say. */
  day: string | null;
}

/** Reads an amending act; texts are read line by line, everything else as the document it holds. */
export async function readAmending(path: string, io: Terminal): Promise<AmendingFile> {
  const isText = /\.(txt|md)$/.test(path);
  const act = isText ? null : await readAct(path, io);
  const source = act ? act.doc : await io.readFile(path);
  const named = ownName(act ?? { meta: importFile(path, await io.readBytes(path)).meta, doc: null });
  const passed = typeof source === 'string' ? /pieņemts\s+(.{8,40})/.exec(source)?.[1] : undefined;
  return {
    file: path,
    parsed: parseAmendments(source),
    act: { issuer: named.issuer ?? '', number: named.number ?? '' },
    day: named.day ?? readDatePhrase(passed ?? '')?.day ?? null,
  };
}

/** How the amending act itself is named: a draft has no day and number, those in its title belong to the amended act. */
function ownName(act: Pick<Act, 'meta'> & { doc: Node | null }): AmendedAct {
  const { issuer, day, number } = amendedAct(act);
  const front = act.doc?.firstChild?.children.find(({ type }) => type.name === 'title')?.textContent;
  const title = act.meta.title ?? front ?? '';
  const draft = day === undefined || readDatePhrase(title)?.day === day;
  return {
    ...(issuer === undefined ? {} : { issuer }),
    ...(draft ? {} : { day }),
    ...(number === undefined || draft ? {} : { number }),
  };
}

/** How an act is named in the one that amends it: by what the file says, else by its own front. */
function amendedAct({ meta, doc }: Pick<Act, 'meta'> & { doc: Node | null }): AmendedAct {
  const front = (doc?.firstChild?.children ?? [])
    .filter(({ type }) => type.name === 'issuer' || type.name === 'actline')
    .map((block) => block.textContent.replace(/\s+/g, ' ').trim())
    .join(' ');
  const issuer = meta.issuer ?? /^(.{3,80}?(?:dome|pašvaldība))s? /u.exec(`${front} `)?.[1];
  const day = meta.adopted ?? readDatePhrase(front)?.day;
  const number = meta.number ?? /\bNr\.\s?([\p{L}\d]+(?:[/-][\p{L}\d]+)*)/u.exec(front)?.[1];
  return {
    ...(issuer === undefined ? {} : { issuer: inGenitive(issuer) }),
    ...(day === undefined ? {} : { day }),
    ...(number === undefined ? {} : { number }),
  };
}

function inGenitive(issuer: string): string {
  return issuer
    .replace(/(?:dome|padome|pašvaldība)$/iu, (noun) => `${noun}s`)
    .replace(/kabinets$/iu, 'kabineta');
}
