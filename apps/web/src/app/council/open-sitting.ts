import { computed, inject, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { AgendaItemView, SittingView } from '#libs/contracts';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { loadProblem } from '../ui/submission';
import { CouncilClient } from './council-client';

/** The sitting of a page's address; call it where a component is built. */
export function openSitting(id: Signal<string>) {
  const client = inject(CouncilClient);
  const place = inject(Place);
  const session = inject(Session);
  const resource = rxResource({ params: id, stream: ({ params }) => client.sitting(params) });
  /** `null` until it is loaded; kept while it is read again. */
  const view: Signal<SittingView | null> = computed(() => (resource.hasValue() ? resource.value() : null));
  return {
    view,
    problem: loadProblem(resource),
    reload: () => resource.reload(),
    manages: computed(() => session.may('council.manage', place.slug())),
    signs: computed(() => session.may('council.sign', place.slug())),
    /** Address of the sitting or of a page below it, without language prefix. */
    path: (...rest: string[]) => ['darbs', place.slug() ?? '', 'sedes', id(), ...rest],
    item: (itemId: string): AgendaItemView | null =>
      view()?.agenda.find((item) => item.id === itemId) ?? null,
  };
}

/** What the procedure points at has no field of its own on these pages. */
export const WITHOUT_FIELD: Record<string, null> = {
  'council.sitting': null,
  'council.materialsAvailableFrom': null,
  'council.agendaNoticePublication': null,
  'council.draftDecisionPublication': null,
  'council.addedAtSitting': null,
  'council.vote': null,
  'council.quorum': null,
  'council.adoptedDigest': null,
  signature: null,
  number: null,
};
