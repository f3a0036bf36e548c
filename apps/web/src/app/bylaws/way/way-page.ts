import { Component, computed, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  deadlineCodes,
  drawing,
  KIND_RULES,
  PROCEDURE_KINDS,
  STATES,
  transitionsFrom,
  type DossierState,
} from '#libs/bylaw-procedure';
import { deadlineRule } from '#libs/legal-calendar';
import { PageMeta } from '../../shell/page-meta';
import { ArticleLink } from '../../ui/article-link';
import { PageHeader } from '../../ui/page-header';
import { Words } from '../words';
import { WayDrawing } from './way-drawing';

/** The whole life of a by-law: the drawing, every stage with its ways out, and how the kinds differ. */
@Component({
  selector: 'vv-way-page',
  imports: [TranslocoPipe, ArticleLink, PageHeader, WayDrawing],
  templateUrl: './way-page.html',
  styleUrl: './way-page.scss',
})
export class WayPage {
  protected readonly words = inject(Words);
  private readonly query = toSignal(inject(ActivatedRoute).queryParamMap);
  /** The stage in which somebody is, as the address has it. */
  protected readonly here = computed(() => {
    const asked = this.query()?.get('posms');
    return STATES.find((state) => state === asked) ?? null;
  });
  protected readonly picture = drawing();
  protected readonly stages = STATES.map((state) => ({ state, ways: waysOut(state) }));
  protected readonly kinds = PROCEDURE_KINDS.map((kind) => ({ kind, rules: KIND_RULES[kind] })).filter(
    ({ rules }) => rules.length > 0,
  );

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('bylaws.way.title'), hidden: true });
  }
}

function waysOut(state: DossierState) {
  return transitionsFrom(state).map((row) => ({
    event: row.event,
    to: row.to === 'same' ? null : row.to,
    actor: row.actor,
    article: row.article ?? null,
    guards: row.guards,
    deadlines: deadlineCodes(row).map((code) => ({ code, article: deadlineRule(code).article })),
  }));
}
