import { afterNextRender, Component, computed, DOCUMENT, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  administrativeCosts,
  checkAdministrativeCosts,
  emptyAdministrativeCosts,
} from '#libs/memorandum-rules';
import type { CalculationsView, CostGroup, Violation } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { EuroPipe } from '../ui/format-pipes';
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
import { CalculationPage } from './calculation-page';
import { CalculationState } from './calculation-state';
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
export class AdministrativePage extends CalculationPage<TypedCosts> {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly groups = GROUPS;
  protected readonly kind = 'administrative';
  protected readonly data = computed(() => {
    const typed = this.typed();
    return typed ? costsOf(typed) : null;
  });
  protected readonly results = computed(() => {
    const costs = this.data();
    return costs ? administrativeCosts(readableCosts(costs)) : [];
  });

  protected typedFrom({ administrative, settings }: CalculationsView): TypedCosts {
    const data = administrative?.data;
    return typedCosts(data?.kind === 'administrative' ? data : emptyAdministrativeCosts(settings.rates));
  }

  protected check(): readonly Violation[] {
    const costs = this.data();
    const decision = costs ? checkAdministrativeCosts(costs) : null;
    return decision?.allowed === false ? decision.violations : [];
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
}
