import type { Node } from 'prosemirror-model';
import { numbersOfLine, sameNumber } from './labels.js';
import { documentText } from './lines.js';
import {
  finding,
  type AmendmentFinding,
  type Change,
  type Operation,
  type Step,
  type Target,
} from './operations.js';
import { annexByReference, ownAnnexes, type OwnAnnex } from './own-annexes.js';
import { readPlaces } from './places.js';
import {
  anyNumber,
  clean,
  FORMS,
  inOrder,
  isInflected,
  joined,
  Q,
  readPairs,
  splitQuoted,
  splitVerbs,
  withoutAct,
  WORDS,
} from './parse-words.js';
import { splitInstructions, type Instruction } from './split.js';

/** What an amending act says. */
export interface ParsedAmendments {
  operations: Operation[];
  findings: AmendmentFinding[];
  /** How many instructions stand in the act, and how many of them became operations. */
  instructions: number;
  understood: number;
}

/**
 * Reads an amending act (its document, or its text with one line for every paragraph) into operations in their order.
 * An instruction that is not understood becomes a finding with its number, line and wording; nothing is guessed
 * silently.
 */
export function parseAmendments(source: Node | string): ParsedAmendments {
  const text = clean(typeof source === 'string' ? source : documentText(source));
  const { instructions, findings } = splitInstructions(text);
  const reader = new InstructionReader(findings, ownAnnexes(text));
  for (const instruction of instructions) reader.read(instruction);
  if (instructions.length === 0) findings.push(finding('amend.no-instructions', { number: '', line: 1 }));
  return {
    operations: reader.operations,
    findings,
    instructions: reader.count,
    understood: reader.understood,
  };
}

interface Group {
  depth: number;
  target: Target;
  prefix: string;
}

class InstructionReader {
  readonly operations: Operation[] = [];
  count = 0;
  understood = 0;
  private group: Group | null = null;

  constructor(
    private readonly findings: AmendmentFinding[],
    private readonly annexes: readonly OwnAnnex[],
  ) {}

  read(instruction: Instruction): void {
    const depth = instruction.segments.length;
    if (this.group && depth > 0 && depth <= this.group.depth) this.group = null;
    let text = instruction.text.replace(/\s+/g, ' ').trim();
    const intro = /^izdarīt .*?(šādus grozījumus|šādu grozījumu)\s*(?::|[–-])\s*(.*)$/i.exec(text);
    if (intro) {
      text = intro[2] ?? '';
      if (text === '') return;
    }
    if (instruction.lines === null && this.opensGroup(text, depth)) return;
    this.count += 1;
    const before = this.operations.length;
    const failed = this.interpret(
      `${this.group?.prefix ?? ''}${text}`,
      instruction,
      this.group?.target ?? [],
    );
    if (failed === null) this.understood += 1;
    else {
      this.operations.length = before;
      this.findings.push(finding(failed, instruction.place, { text: instruction.text.slice(0, 200) }));
    }
  }

  /** `14. pantā:` and `Aizstāt visā tekstā:` speak for the instructions under them. */
  private opensGroup(text: string, depth: number): boolean {
    if (!text.endsWith(':')) return false;
    const words = text.slice(0, -1);
    const verb = /^(aizstāt|svītrot|izslēgt) /i.exec(words);
    const places = readPlaces(verb ? words.slice(verb[0].length) : words);
    const [target] = places?.targets ?? [];
    if (!places || !target || places.targets.length > 1) return false;
    const prefix = verb ? `${words} ` : '';
    this.group = { depth, target: verb ? [] : target, prefix };
    return true;
  }

  private interpret(text: string, instruction: Instruction, around: Target): AmendmentFinding['code'] | null {
    const [first, second] = splitVerbs(text) ?? [];
    if (first !== undefined && second !== undefined) {
      const failed = this.interpret(first, { ...instruction, lines: null }, around);
      return failed ?? this.interpret(second, instruction, around);
    }
    const body = inOrder(text.replace(/[.;]$/, ''));
    const verb = /^\p{L}+/u.exec(body)?.[0].toLowerCase() ?? '';
    const rest = body.slice(verb.length).trim();
    const { lines } = instruction;
    const add = (...changes: Change[]): null => {
      for (const change of changes)
        this.operations.push({ ...change, place: instruction.place } as Operation);
      return null;
    };
    const targetsOf = (phrase: string): readonly Target[] | null => this.targets(phrase, instruction, around);

    if (verb === 'atzīt' && /^par spēku zaudējuš/.test(rest)) {
      const own = /^par spēku zaudējuš\p{L}+ (?!.*Nr\.)(.*)$/u.exec(rest)?.[1];
      const units = own === undefined ? null : readPlaces(own, around)?.targets;
      return units?.every((target) => target.length > 0)
        ? add(...units.map((target) => ({ kind: 'delete' as const, target })))
        : add({ kind: 'repeal', text: body });
    }
    if (verb === 'izteikt') {
      const phrase = /^(.*?),? (?:šādā|jaunā) redakcijā/.exec(rest)?.[1];
      const targets = phrase === undefined ? null : targetsOf(phrase);
      if (!targets) return phrase === undefined ? 'amend.not-understood' : 'amend.target-unknown';
      const [only] = targets;
      const annex = only?.length === 1 && only[0]?.kind === 'annex' ? only[0] : null;
      const taken = annex && !lines ? annexByReference(rest, annex, this.annexes) : null;
      if (taken) return add({ kind: 'restate', target: only ?? [], lines: taken });
      if (!lines) return 'amend.no-text';
      if (targets.length === 1) return add({ kind: 'restate', target: targets[0] ?? [], lines });
      const sentences = targets.every((target) => target.at(-1)?.kind === 'sentence');
      if (sentences) return add({ kind: 'restate', target: joined(targets), lines });
      return this.restateMany(targets, lines, add);
    }
    if (verb === 'papildināt') return this.supplement(rest, instruction, targetsOf, add);
    if (verb === 'svītrot' || verb === 'izslēgt') {
      const match = new RegExp(`^(.*?)\\s*${WORDS} (${Q}.*${Q})(${FORMS})$`, 'u').exec(rest);
      const targets = targetsOf(match ? (match[1] ?? '') : rest);
      if (!targets) return 'amend.target-unknown';
      if (!match)
        return targets.some((target) => target.length === 0)
          ? 'amend.target-unknown'
          : add(...targets.map((target) => ({ kind: 'delete' as const, target })));
      const words = splitQuoted(match[2] ?? '');
      return add(
        ...targets.map((target) => ({
          kind: 'deleteWords' as const,
          target,
          words,
          inflected: match[3] !== '',
          ...anyNumber(match[3] ?? ''),
        })),
      );
    }
    if (verb === 'aizstāt') return this.replace(rest, targetsOf, add);
    if (instruction.segments.length > 0 || /stājas spēkā|piemēro/.test(body))
      return add({ kind: 'own', commencement: /stājas spēkā/.test(body), text: text.trim() });
    return 'amend.not-understood';
  }

  private targets(phrase: string, instruction: Instruction, around: Target): readonly Target[] | null {
    const stripped = withoutAct(phrase);
    const places =
      stripped === '' && phrase !== '' ? { targets: [around], guessed: [] } : readPlaces(stripped, around);
    if (!places) return stripped === '' && around.length > 0 ? [around] : null;
    this.guessed(places.guessed, instruction);
    return places.targets;
  }

  private guessed(numbers: readonly string[], instruction: Instruction): void {
    for (const number of numbers)
      this.findings.push(finding('amend.superscript-guessed', instruction.place, { number }));
  }

  private supplement(
    rest: string,
    instruction: Instruction,
    targetsOf: (phrase: string) => readonly Target[] | null,
    add: (...changes: Change[]) => null,
  ): AmendmentFinding['code'] | null {
    const { lines } = instruction;
    const anchored = new RegExp(
      `^(.*?)\\s*(aiz|pirms|pēc) ${WORDS} ${Q}(.*)${Q}${FORMS} ar ${WORDS} ${Q}(.*)${Q}${FORMS}$`,
      'u',
    ).exec(rest);
    const appended = new RegExp(`^(.*?)\\s*ar ${WORDS} ${Q}(.*)${Q}$`, 'u').exec(rest);
    if (anchored || appended) {
      const targets = targetsOf((anchored ?? appended)?.[1] ?? '');
      if (!targets) return 'amend.target-unknown';
      const where = !anchored
        ? ('end' as const)
        : anchored[2] === 'pirms'
          ? ('before' as const)
          : ('after' as const);
      const anchor = anchored?.[3] ?? '';
      const words = anchored?.[4] ?? appended?.[2] ?? '';
      return add(...targets.map((target) => ({ kind: 'addWords' as const, target, where, anchor, words })));
    }
    const match = /^(.*?)\s*\bar (.*?)(?: šādā redakcijā)?:?$/.exec(rest.replace(/:\s*$/, ''));
    if (!match) return 'amend.not-understood';
    const owner = match[1] ?? '';
    const implied = owner === '' && !this.group;
    const owners = implied ? [[]] : targetsOf(owner);
    if (owners?.length !== 1) return 'amend.target-unknown';
    const announced = (match[2] ?? '')
      .replace(/^(jaun\p{L}+|šād\p{L}+) /u, '')
      .replace(/\s*(?:šādā redakcijā\s*)?\((?:šo noteikumu )?(?:\d+\.\s*)?pielikums\)$/, '');
    const units = readPlaces(announced);
    if (!units) return 'amend.target-unknown';
    this.guessed(units.guessed, instruction);
    const steps = units.targets
      .map((target) => target.at(-1))
      .filter((step): step is Step => step !== undefined);
    const [single] = steps;
    if (!single) return 'amend.target-unknown';
    const taken =
      !lines && steps.length === 1 && single.kind === 'annex'
        ? annexByReference(rest, single, this.annexes)
        : null;
    if (!lines && !taken) return 'amend.no-text';
    const outer = units.targets[0]?.slice(0, -1) ?? [];
    return add({
      kind: 'add',
      target: implied ? [...outer, ...ownerOf(single)] : [...(owners[0] ?? []), ...outer],
      units: steps,
      lines: lines ?? taken ?? [],
    });
  }

  private replace(
    rest: string,
    targetsOf: (phrase: string) => readonly Target[] | null,
    add: (...changes: Change[]) => null,
  ): AmendmentFinding['code'] | null {
    const match = new RegExp(`^(.*?)\\s*${WORDS} (${Q}.*)$`, 'u').exec(rest);
    if (!match) return 'amend.not-understood';
    const places = targetsOf(match[1] ?? '');
    if (!places) return 'amend.target-unknown';
    const pairs = readPairs(match[2] ?? '');
    if (!pairs) return 'amend.not-understood';
    return add(
      ...places.map((target) => ({
        kind: 'replaceWords' as const,
        target,
        pairs,
        inflected: isInflected(rest),
        ...anyNumber(rest),
      })),
    );
  }

  private restateMany(
    targets: readonly Target[],
    lines: readonly string[],
    add: (...changes: Change[]) => null,
  ): AmendmentFinding['code'] | null {
    const starts = targets.map((target) => {
      const last = target.at(target.at(-1)?.kind === 'introduction' ? -2 : -1);
      const own = last?.segments ?? [];
      return own.length === 0
        ? -1
        : lines.findIndex((line) =>
            numbersOfLine(line).some(({ segments, bare }) => !bare && sameNumber(segments, own)),
          );
    });
    if (starts[0] !== 0 || starts.some((start, at) => at > 0 && start <= (starts[at - 1] ?? 0)))
      return 'amend.not-understood';
    return add(
      ...targets.map((target, at) => ({
        kind: 'restate' as const,
        target,
        lines: lines.slice(starts[at], starts[at + 1]),
      })),
    );
  }
}

/** `Papildināt ar 1.3. apakšpunktu`: the number of a sub-point says what it belongs to. */
function ownerOf({ kind, segments }: Step): Target {
  const above = segments.slice(0, -1);
  if (kind !== 'subpoint' || above.length === 0) return [];
  return [{ kind: above.length === 1 ? 'point' : 'subpoint', segments: above }];
}
