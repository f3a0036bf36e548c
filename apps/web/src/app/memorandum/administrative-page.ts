import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  administrativeCosts,
  checkAdministrativeCosts,
  emptyAdministrativeCosts,
} from '#libs/memorandum-rules';
import type { AdministrativeCosts, CostGroup } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { EuroPipe } from '../ui/format-pipes';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import {
  costsOf,
  GROUPS,
  newObligation,
  readableCosts,
  typedCosts,
  withGroup,
  withObligation,
  type TypedCosts,
  type TypedGroup,
  type TypedObligation,
} from './administrative-draft';
import { CalculationState } from './calculation-state';
import { MemorandumClient } from './memorandum-client';
import { ObligationFields } from './obligation-fields';

/** The administrative costs of part 4 (PL 46(1)4) for the three groups: now, under the draft, and the difference. */
@Component({
  selector: 'vv-administrative-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    CalculationState,
    Control,
    ErrorSummary,
    EuroPipe,
    FailedRequest,
    Field,
    LocalLink,
    ObligationFields,
    ViolationText,
  ],
  templateUrl: './administrative-page.html',
  styles: `
    .plain {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    .group {
      padding-block: var(--gap-4);
      border-top: 1px solid var(--line);
    }

    .group h3 {
      margin-bottom: var(--gap-3);
    }

    .group vv-field.measure {
      margin-top: var(--gap-4);
    }

    .rate {
      display: grid;
      grid-template-columns: minmax(0, 10rem) minmax(0, 1fr);
      gap: 0 var(--gap-4);
      max-width: 44rem;
    }

    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-3);
      margin-top: var(--gap-4);
    }

    @media (max-width: 37.49rem) {
      .rate {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class AdministrativePage {
  private readonly client = inject(MemorandumClient);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly groups = GROUPS;

  protected readonly loaded = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.calculations(params),
  });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly view = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly kept = computed(() => this.view()?.administrative ?? null);
  protected readonly editable = computed(
    () => this.view()?.locked.length === 0 && this.dossier.may('document.edit'),
  );
  protected readonly typed = signal<TypedCosts | null>(null);
  private readonly costs = computed(() => {
    const typed = this.typed();
    return typed ? costsOf(typed) : null;
  });
  protected readonly results = computed(() => {
    const costs = this.costs();
    return costs ? administrativeCosts(readableCosts(costs)) : [];
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('memorandum.administrative.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
    effect(() => {
      const view = this.view();
      if (!view) return;
      const data = view.administrative?.data;
      const begin = isCosts(data) ? data : emptyAdministrativeCosts(view.settings.rates);
      untracked(() => this.typed.set(this.drafts.read<TypedCosts>(this.key()) ?? typedCosts(begin)));
    });
  }

  protected group(group: CostGroup, change: Partial<TypedGroup>): void {
    const typed = this.typed();
    if (typed) this.set(withGroup(typed, group, change));
  }

  protected obligation(group: CostGroup, at: number, change: Partial<TypedObligation>): void {
    const typed = this.typed();
    if (typed) this.set(withObligation(typed, group, at, change));
  }

  protected add(group: CostGroup): void {
    const obligations = this.typed()?.[group].obligations ?? [];
    this.group(group, { obligations: [...obligations, newObligation()] });
    const id = `groups.${group}.obligations.${obligations.length}.who`;
    afterNextRender(() => this.document.getElementById(id)?.focus(), { injector: this.injector });
  }

  protected drop(group: CostGroup, at: number): void {
    const obligations = this.typed()?.[group].obligations ?? [];
    this.group(group, { obligations: obligations.filter((_, index) => index !== at) });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const [data, id] = [this.costs(), this.dossier.view()?.id];
    if (!data || !id || !this.editable()) return;
    const decision = checkAdministrativeCosts(data);
    if (!this.submission.check(decision.allowed ? [] : decision.violations)) return;
    const version = this.kept()?.version ?? 0;
    if (!(await this.submission.send(() => this.client.save(id, 'administrative', { version, data }))))
      return;
    this.done();
    this.saved.set(true);
  }

  protected async remove(): Promise<void> {
    const [kept, id] = [this.kept(), this.dossier.view()?.id];
    if (!kept || !id) return;
    const agreed = await this.confirm.ask({
      title: this.transloco.translate('memorandum.remove.title'),
      text: this.transloco.translate('memorandum.remove.text'),
      action: this.transloco.translate('memorandum.remove.action'),
      dangerous: true,
    });
    if (!agreed) return;
    if (await this.submission.send(() => this.client.remove(id, 'administrative', kept.version))) this.done();
  }

  private done(): void {
    this.drafts.drop(this.key());
    this.loaded.reload();
    this.dossier.reload();
  }

  private set(typed: TypedCosts): void {
    this.saved.set(false);
    this.typed.set(typed);
    this.drafts.keep(this.key(), typed);
  }

  /** Of one version: what was typed over an older one would undo somebody's work. */
  private key(): string {
    return `administrative:${this.dossier.view()?.id}:${this.kept()?.version ?? 0}`;
  }
}

function isCosts(data: unknown): data is AdministrativeCosts {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'administrative';
}
