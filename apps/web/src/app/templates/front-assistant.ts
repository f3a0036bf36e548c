import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { TRACK_QUESTIONS } from '#libs/bylaw-procedure';
import {
  BASIS_OPENING,
  checkBasis,
  checkTitle,
  readBasis,
  templateBasis,
  templateTitle,
  type BylawTemplate,
} from '#libs/bylaw-templates';
import { citationPhrase, refOf, type ComposedCitation } from '#libs/citations';
import { frontOf, writeFront, type OpenEditor } from '../editor';
import { Place } from '../shell/place';
import { Icon } from '../ui/icon';
import { LawPicker } from './law-picker';
import { TemplatesClient } from './templates-client';

/** Helps to write the title and the legal basis: checks what is typed, and composes citations in the right inflection. */
@Component({
  selector: 'vv-front-assistant',
  imports: [TranslocoPipe, Icon, LawPicker],
  templateUrl: './front-assistant.html',
  styleUrl: './front-assistant.scss',
})
export class FrontAssistant {
  readonly editor = input.required<OpenEditor>();
  readonly template = input.required<BylawTemplate | null>();
  readonly subject = input<string | null>(null);

  private readonly client = inject(TemplatesClient);
  private readonly place = inject(Place);
  private readonly offer = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () => this.client.start(),
  });
  private readonly written = computed(() => {
    const doc = this.editor().calm()?.doc;
    return doc ? frontOf(doc) : { title: '', basis: '' };
  });
  // What the text says now is the beginning; typing here leaves it until it is written.
  private readonly writtenTitle = computed(() => this.written().title);
  private readonly writtenBasis = computed(() => this.written().basis);
  protected readonly title = linkedSignal(() => this.writtenTitle());
  protected readonly basis = linkedSignal(() => this.writtenBasis());
  protected readonly done = signal(false);

  protected readonly titleFindings = computed(() => checkTitle(this.title(), this.template()));
  protected readonly basisFindings = computed(() => checkBasis(this.basis(), this.template()));
  protected readonly cited = computed(() => readBasis(this.basis()));
  protected readonly indexed = computed(() =>
    this.cited().some(({ state }) => state === 'exists' || state === 'missing'),
  );
  protected readonly changed = computed(
    () => this.title().trim() !== this.writtenTitle() || this.basis().trim() !== this.writtenBasis(),
  );

  private readonly question = computed(
    () => TRACK_QUESTIONS.find(({ code }) => code === this.subject())?.code,
  );
  protected readonly offered = computed(() => {
    const template = this.template();
    const council = this.offer.hasValue() ? this.offer.value().council : '';
    if (!template || council === '') return null;
    return {
      title: templateTitle(template, council, this.question()),
      basis: templateBasis(template, this.question()),
    };
  });

  protected type(field: 'title' | 'basis', event: Event): void {
    this.done.set(false);
    this[field].set((event.target as HTMLTextAreaElement).value);
  }

  protected take(field: 'title' | 'basis'): void {
    const offered = this.offered();
    if (offered) this[field].set(offered[field]);
  }

  /** Joins the citation with those that the basis has, in the order in which they are cited. */
  protected add(added: ComposedCitation): void {
    const kept = this.cited().map(asComposed);
    if (!sameAgain(kept)) {
      const old = this.basis().trim();
      return this.set(`${old}${/\sar$/iu.test(old) ? ' ' : ', '}${citationPhrase([added])}`);
    }
    this.set(BASIS_OPENING + citationPhrase([...kept, added]));
  }

  protected remove(index: number): void {
    const all = this.cited();
    const rest = all.filter((_, at) => at !== index).map(asComposed);
    if (sameAgain(rest)) return this.set(BASIS_OPENING + citationPhrase(rest));
    // Acts that cannot be named again from what was read: only these words go.
    const { from, to } = all[index]?.citation ?? { from: 0, to: 0 };
    const cut = this.basis().slice(0, from) + this.basis().slice(to);
    this.set(cut.replace(/(?:\s*,|\s+un)+\s*(?=,|un\s|$)/gu, '').replace(/\sar\s*(?:,|un\s)\s*/iu, ' ar '));
  }

  protected write(): void {
    const editor = this.editor();
    const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();
    const tr = writeFront(editor.state(), { title: tidy(this.title()), basis: tidy(this.basis()) });
    if (!tr) return editor.say('templates.front.same');
    editor.apply(tr);
    editor.settle();
    this.done.set(true);
    editor.say('templates.front.written');
  }

  private set(basis: string): void {
    this.done.set(false);
    this.basis.set(basis);
  }
}

/** Whether the phrase that these citations make is read back as the same ones. */
function sameAgain(cited: readonly ComposedCitation[]): boolean {
  const names = (all: readonly ComposedCitation[]): string =>
    all
      .flatMap(({ act, places }) =>
        places.length === 0 ? [act.act] : places.map((one) => `${act.act} ${refOf(one)}`),
      )
      .sort()
      .join('|');
  return names(cited) === names(readBasis(citationPhrase(cited)).map(asComposed));
}

function asComposed({ citation }: ReturnType<typeof readBasis>[number]): ComposedCitation {
  return { act: citation.act, places: citation.steps.length === 0 ? [] : [citation.steps] };
}
