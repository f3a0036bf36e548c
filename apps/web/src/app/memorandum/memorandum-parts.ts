import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Node } from 'prosemirror-model';
import { from } from 'rxjs';
import { MEMORANDUM_PARTS, parseDocumentOfKind, type MemorandumPart } from '#libs/bylaw-document';
import type { CalculationInText, CalculationKind, DossierView } from '#libs/contracts';
import {
  ADMINISTRATIVE_PART,
  FISCAL_PART,
  memorandumGuidance,
  reviewMemorandum,
  type GuidedPart,
  type MemorandumFinding,
} from '#libs/memorandum-rules';
import { OpenDossier } from '../bylaws/open-dossier';
import { DocumentsClient } from '../documents/documents-client';
import { ParticipationClient } from '../participation/participation-client';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';
import { ViolationText } from '../ui/violation-text';
import { MemorandumClient } from './memorandum-client';

interface ShownPart extends GuidedPart {
  title: MemorandumPart;
  findings: MemorandumFinding[];
  status: 'exempt' | 'missing' | 'improve' | 'done';
}

const PAGES: Partial<Record<number, { path: string; kind: CalculationKind }>> = {
  [FISCAL_PART]: { path: 'paskaidrojums/budzets', kind: 'fiscal' },
  [ADMINISTRATIVE_PART]: { path: 'paskaidrojums/izmaksas', kind: 'administrative' },
};

/** The eight parts beside the memorandum: what each asks, what it lacks, and the calculations behind two of them. */
@Component({
  selector: 'vv-memorandum-parts',
  imports: [RouterLink, TranslocoPipe, ArticleLink, Icon, LocalLink, ViolationText],
  templateUrl: './memorandum-parts.html',
  styleUrl: './memorandum-parts.scss',
})
export class MemorandumParts {
  readonly view = input.required<DossierView>();
  /** The memorandum after a pause in typing. */
  readonly doc = input.required<Node | null>();
  /** Asks to bring a block of the text into view. */
  readonly go = output<string>();

  private readonly client = inject(MemorandumClient);
  private readonly documents = inject(DocumentsClient);
  private readonly participation = inject(ParticipationClient);
  protected readonly language = inject(Language);
  protected readonly dossier = inject(OpenDossier);
  protected readonly pages = PAGES;

  private readonly calculations = rxResource({
    params: () => this.view().id,
    stream: ({ params }) => this.client.calculations(params),
  });
  private readonly contacts = rxResource({
    params: () => this.view().id,
    stream: ({ params }) => this.client.contacts(params),
  });
  private readonly part8 = rxResource({
    params: () =>
      this.dossier.may('participation.read')
        ? { id: this.view().id, place: this.dossier.place() }
        : undefined,
    stream: ({ params }) => this.participation.part8(params.place, params.id),
  });
  private readonly bylaw = rxResource({
    params: () => this.view().documents.find(({ kind }) => kind === 'bylaw'),
    stream: ({ params }) => from(this.documents.requests(params.id).at()),
  });

  private readonly norms = computed(() => {
    if (!this.bylaw.hasValue()) return null;
    const parsed = parseDocumentOfKind(this.bylaw.value().content, 'bylaw');
    return parsed.allowed ? parsed.doc : null;
  });
  protected readonly stated = computed(() =>
    this.contacts.hasValue() ? this.contacts.value().statement : null,
  );

  protected readonly parts = computed<ShownPart[]>(() => {
    const { kind, isFees, title } = this.view();
    const about = { kind, isFees, amends: /^groz[iī]jum/iu.test(title) };
    const doc = this.doc();
    const findings = doc
      ? reviewMemorandum(doc, {
          ...about,
          bylaw: this.norms(),
          calculations: this.states(),
          part8Current: this.part8Current(),
        })
      : [];
    return memorandumGuidance(about).map((guided) => {
      const own = findings.filter(({ part }) => part === guided.part);
      const title = MEMORANDUM_PARTS.find(({ part }) => part === guided.part);
      if (!title) throw new Error(`The memorandum has no part ${guided.part}.`);
      return { ...guided, title, findings: own, status: statusOf(guided, own) };
    });
  });
  protected readonly needed = computed(() => this.parts().filter(({ state }) => state === 'required').length);
  protected readonly done = computed(() => this.parts().filter(({ status }) => status === 'done').length);
  protected readonly complete = computed(() => this.needed() > 0 && this.done() === this.needed());

  /** The words of a question of the guidance that has no answer. */
  protected question(part: ShownPart, finding: MemorandumFinding): string {
    const found = part.questions.find(({ id }) => id === finding.question);
    return found ? found.text[this.language.current()] : '';
  }

  protected place({ position, where }: MemorandumFinding): string {
    return position?.block ?? where ?? '';
  }

  private states(): Partial<Record<CalculationKind, CalculationInText>> {
    if (!this.calculations.hasValue()) return {};
    const { fiscal, administrative } = this.calculations.value();
    return {
      ...(fiscal?.data ? { fiscal: fiscal.inText } : {}),
      ...(administrative?.data ? { administrative: administrative.inText } : {}),
    };
  }

  /** Before the opinions are in, nobody expects part 8 to be final. */
  private part8Current(): boolean | null {
    if (!this.part8.hasValue() || !['opinion_summary', 'correction'].includes(this.view().state)) return null;
    const { current, inText } = this.part8.value();
    return current && inText === 'current';
  }
}

function statusOf({ state }: GuidedPart, findings: readonly MemorandumFinding[]): ShownPart['status'] {
  if (state === 'exempt') return 'exempt';
  if (findings.some(({ severity }) => severity === 'bar')) return 'missing';
  return findings.length > 0 ? 'improve' : 'done';
}
