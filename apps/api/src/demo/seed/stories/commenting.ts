import { parseDocument } from '#libs/bylaw-document';
import type { DocumentView } from '#libs/contracts';
import type { AnswerThread } from '../../../comments/answer-thread.js';
import type { ResolveThread } from '../../../comments/resolve-thread.js';
import type { StartThread } from '../../../comments/start-thread.js';
import type { ReadDocument } from '../../../documents/read-document.query.js';
import { Cast } from './cast.js';
import { Drafting, type Tale } from './drafting.js';
import type { Schedule } from './schedule.js';

/** What somebody writes beside a text; people are called by `@` and their name. */
interface Remark {
  by: string;
  text: string;
}

/** Words of a text and what is said about them, the first remark first. */
interface TalkPlan {
  kind: 'bylaw' | 'memorandum';
  quote: string;
  remarks: Remark[];
  resolved?: boolean;
}

const LAWYER = 'Ilze Bērziņa';
const LEGAL = 'Laima Ozola';
const HEAD = 'Andris Kalniņš';
const SECRETARY = 'Kristīne Liepa';

/** What colleagues say beside the by-law on libraries. */
const ON_LIBRARIES: TalkPlan[] = [
  {
    kind: 'bylaw',
    quote: '21 dienu',
    remarks: [
      { by: LEGAL, text: `@${LAWYER}, vai tas pats termiņš ir arī žurnāliem un filmām?` },
      { by: LAWYER, text: `Žurnāliem pietiktu ar nedēļu. @${HEAD}, kā ir tagad lielākajās bibliotēkās?` },
    ],
  },
  {
    kind: 'bylaw',
    quote: 'līdzvērtīgu izdevumu',
    remarks: [{ by: SECRETARY, text: 'Kas izlemj, vai izdevums ir līdzvērtīgs? Lasītājam tas jāzina.' }],
  },
  {
    kind: 'bylaw',
    quote: 'personu apliecinošu dokumentu',
    remarks: [
      { by: HEAD, text: 'Vai pietiek arī ar skolēna apliecību?' },
      { by: LAWYER, text: 'Nē, vajadzīgs personu apliecinošs dokuments vai eID karte.' },
    ],
    resolved: true,
  },
  {
    kind: 'memorandum',
    quote: 'kavējuma maksu atcelšana',
    remarks: [{ by: HEAD, text: `@${LAWYER}, pēc pērnā gada datiem tie ir 870 euro.` }],
  },
];

/** What people say beside texts in the demo's past. */
export class Commenting {
  constructor(
    private readonly cast: Cast,
    private readonly drafting: Drafting,
    private readonly documents: ReadDocument,
    private readonly start: StartThread,
    private readonly answer: AnswerThread,
    private readonly resolve: ResolveThread,
  ) {}

  /** Colleagues talk about a draft for two days. */
  tell(schedule: Schedule, tale: Tale): void {
    ON_LIBRARIES.forEach((plan, index) => {
      schedule.on(schedule.daysAgo(3), `14:1${index}`, () => this.talk(tale, plan));
    });
  }

  private async talk(tale: Tale, { kind, quote, remarks, resolved }: TalkPlan): Promise<void> {
    const [first, ...others] = remarks;
    const document = (await this.drafting.view(tale)).documents.find((one) => one.kind === kind);
    if (!first || !document) return;
    const { place, actor } = await this.drafting.as(tale, first.by);
    const range = rangeOf(await this.documents.at(place, document.id), quote);
    const input = { text: first.text, mentions: await this.called(first.text) };
    const { threadId } = await this.start.run(actor, place, document.id, { ...range, ...input });
    for (const { by, text } of others) {
      const { actor: author } = await this.drafting.as(tale, by);
      const mentions = await this.called(text);
      await this.answer.run(author, place, document.id, threadId, { text, mentions });
    }
    if (resolved) await this.resolve.run(actor, place, document.id, threadId, true);
  }

  private async called(text: string): Promise<string[]> {
    const names = [LAWYER, LEGAL, HEAD, SECRETARY].filter((name) => text.includes(`@${name}`));
    return Promise.all(names.map(async (name) => (await this.cast.actor(name)).personId));
  }
}

function rangeOf(
  { content, version }: DocumentView,
  quote: string,
): { version: number; from: number; to: number } {
  const parsed = parseDocument(content);
  if (!parsed.allowed) throw new Error('A document of the demo does not fit its schema.');
  let from = -1;
  parsed.doc.descendants((node, pos) => {
    const at = node.text?.indexOf(quote) ?? -1;
    if (at !== -1 && from === -1) from = pos + at;
  });
  if (from === -1) throw new Error(`No text of the demo says "${quote}".`);
  return { version, from, to: from + quote.length };
}
