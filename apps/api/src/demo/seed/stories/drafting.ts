import { Slice, type Node } from 'prosemirror-model';
import { ReplaceStep } from 'prosemirror-transform';
import { idSource, parseDocument, seededRandom } from '#libs/bylaw-document';
import { TRACK_QUESTIONS, type TrackQuestionCode } from '#libs/bylaw-procedure';
import type { DocumentJson, DossierView } from '#libs/contracts';
import { AnswerQuestionnaire } from '../../../bylaws/answer-questionnaire.js';
import { Endorse } from '../../../bylaws/endorse.js';
import { MoveDossier, type PlainEvent } from '../../../bylaws/move-dossier.js';
import { OfferEndorsement } from '../../../bylaws/offer-endorsement.js';
import { ShowDossier } from '../../../bylaws/show-dossier.query.js';
import { StartDossier } from '../../../bylaws/start-dossier.js';
import { AppendSteps } from '../../../documents/append-steps.js';
import { ReadDocument } from '../../../documents/read-document.query.js';
import { SaveSummary } from '../../../summaries/save-summary.js';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { buildBylaw, buildMemorandum } from './build-texts.js';
import type { BylawPlan } from './bylaw-plan.js';
import { Cast } from './cast.js';
import { onlyBegun, typedSteps } from './writing-together.js';

/** Who works on the by-laws of a place. */
export interface Staff {
  slug: string;
  council: string;
  site: string;
  lawyer: string;
  /** Finishes what the lawyer begins. */
  colleague?: string;
  legal: string;
  head: string;
  secretary: string;
  chair: string;
}

/** A by-law of the demo on its way. */
export interface Tale {
  plan: BylawPlan;
  staff: Staff;
  id: string;
  /** How its dossier is opened, where not with a blank text. */
  begin?: () => Promise<void>;
}

/** What lawyers and endorsers do in the demo's past, through the same use cases as in the browser. */
export class Drafting {
  private seed = 1;

  constructor(
    private readonly cast: Cast,
    private readonly start: StartDossier,
    private readonly read: ReadDocument,
    private readonly append: AppendSteps,
    private readonly show: ShowDossier,
    private readonly move: MoveDossier,
    private readonly offer: OfferEndorsement,
    private readonly endorse: Endorse,
    private readonly questionnaire: AnswerQuestionnaire,
    private readonly summaries: SaveSummary,
  ) {}

  /** Opens the dossier and writes both texts. */
  async draft(tale: Tale): Promise<void> {
    const { plan, staff } = tale;
    const { place, actor } = await this.as(tale, staff.lawyer);
    const { id } = await this.start.run(actor, place, {
      kind: plan.kind ?? 'normal',
      title: plan.title,
      topic: plan.topic,
      ...(plan.isFees ? { isFees: true } : {}),
      from: { template: 'blank' },
    });
    tale.id = id;
    const newId = idSource(seededRandom(this.seed++));
    for (const document of (await this.view(tale)).documents) {
      const text =
        document.kind === 'bylaw' ? buildBylaw(plan, staff.council, newId) : buildMemorandum(plan, newId);
      const { colleague } = staff;
      await this.write(place, actor, document.id, () => (colleague ? onlyBegun(text) : text));
      if (colleague) await this.finish(place, (await this.as(tale, colleague)).actor, document.id, text);
    }
    await this.summaries.run(actor, place, id, { version: 0, text: plan.summary });
  }

  /** Changes words of the by-law: the first text that holds `from`. */
  async reword(tale: Tale, from: string, to: string): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.lawyer);
    const document = (await this.view(tale)).documents.find(({ kind }) => kind === 'bylaw');
    if (!document) return;
    await this.write(place, actor, document.id, (doc) => {
      const json = JSON.stringify(doc.toJSON());
      if (!json.includes(from)) throw new Error(`"${tale.plan.title}" does not say "${from}".`);
      return doc.type.schema.nodeFromJSON(JSON.parse(json.replace(from, to)));
    });
  }

  /** Moves the dossier by an event of the lawyer's. */
  async advance(tale: Tale, event: PlainEvent, reason?: string): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.lawyer);
    const { version } = await this.view(tale);
    await this.move.run(actor, place, tale.id, { event, version, ...(reason ? { reason } : {}) });
  }

  /** One endorser, or both, endorse the texts that are offered; `anew` offers the present ones first. */
  async endorsed(tale: Tale, by: ('legal' | 'head')[] = ['legal', 'head'], anew = false): Promise<void> {
    if (anew) {
      const { place, actor } = await this.as(tale, tale.staff.lawyer);
      await this.offer.run(actor, place, tale.id);
    }
    for (const role of by) {
      const { place, actor } = await this.as(tale, tale.staff[role]);
      const { toEndorse } = await this.view(tale);
      if (!toEndorse) throw new Error(`Nothing of "${tale.plan.title}" is offered for endorsement.`);
      await this.endorse.run(actor, place, tale.id, {
        role,
        bylawVersionId: toEndorse.bylawVersionId,
        ...(toEndorse.memorandumVersionId ? { memorandumVersionId: toEndorse.memorandumVersionId } : {}),
      });
    }
  }

  /** Answers the questions about the content: "yes" to those given, "no" to the rest. */
  async answerQuestions(tale: Tale, yes: TrackQuestionCode[] = []): Promise<void> {
    const { place, actor } = await this.as(tale, tale.staff.lawyer);
    const { version } = await this.view(tale);
    const answers = Object.fromEntries(
      TRACK_QUESTIONS.map(({ code }) => [code, yes.includes(code)] as const),
    );
    await this.questionnaire.run(actor, place, tale.id, { version, answers });
  }

  /** The dossier as its lawyer sees it. */
  async view(tale: Tale): Promise<DossierView> {
    const { place, actor } = await this.as(tale, tale.staff.lawyer);
    return this.show.show(actor, place, tale.id);
  }

  /** The place of a tale and one of its people. */
  async as(tale: Tale, name: string) {
    return { place: await this.cast.place(tale.staff.slug), actor: await this.cast.actor(name) };
  }

  /** Types what is missing in a document, word by word. */
  private async finish(
    place: PlaceRef,
    actor: Awaited<ReturnType<Cast['actor']>>,
    documentId: string,
    text: Node,
  ): Promise<void> {
    const { version, content } = await this.read.at(place, documentId);
    const parsed = parseDocument(content);
    if (!parsed.allowed) throw new Error('A document of the demo does not fit its schema.');
    const steps = typedSteps(parsed.doc, text).map((step) => step.toJSON() as DocumentJson);
    if (steps.length > 0)
      await this.append.run(actor, place, documentId, { version, clientId: 'demo-colleague', steps });
  }

  /** Replaces the text of a document. */
  async write(
    place: PlaceRef,
    actor: Awaited<ReturnType<Cast['actor']>>,
    documentId: string,
    change: (doc: Node) => Node,
  ): Promise<void> {
    const { version, content } = await this.read.at(place, documentId);
    const parsed = parseDocument(content);
    if (!parsed.allowed) throw new Error('A document of the demo does not fit its schema.');
    const step = new ReplaceStep(0, parsed.doc.content.size, new Slice(change(parsed.doc).content, 0, 0));
    const steps = [step.toJSON() as DocumentJson];
    await this.append.run(actor, place, documentId, { version, clientId: 'demo', steps });
  }
}
