import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MyProjectView, Ownership, ProjectInput, Violation } from '#libs/contracts';
import { consentNeeded } from '#libs/budget-rules';
import { Language } from '../../shell/language';
import { ArticleLink } from '../../ui/article-link';
import { Control, Field } from '../../ui/field';
import { ViolationText } from '../../ui/violation-text';
import { BudgetClient } from '../budget-client';
import { coordinatesText, parseCoordinates } from '../map/coordinates';
import { FileFields } from './file-fields';
import { isInside, type LngLat } from '../map/map-data';
import { PlacePicker } from '../map/place-picker';
import { DRAWING_KINDS, ShapeDrawing } from '../map/shape-drawing';

const OWNERSHIPS: readonly Ownership[] = ['municipal', 'other_public', 'private', 'no_place'];

/** Whose land it is, where on the map, and the owner's consent where the law wants it. */
@Component({
  selector: 'vv-place-fields',
  imports: [TranslocoPipe, ArticleLink, Control, Field, FileFields, PlacePicker, ViolationText],
  templateUrl: './place-fields.html',
  styleUrl: './form-part.scss',
})
export class PlaceFields {
  private readonly client = inject(BudgetClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly year = input.required<number>();
  readonly draft = input.required<ProjectInput>();
  readonly project = input.required<MyProjectView>();
  readonly violations = input.required<readonly Violation[]>();
  /** Saves what is typed before a file goes. */
  readonly settle = input.required<() => Promise<boolean>>();
  readonly changed = output<Partial<ProjectInput>>();
  readonly filed = output<void>();

  protected readonly ownerships = OWNERSHIPS;
  protected readonly kinds = DRAWING_KINDS;
  protected readonly shape = new ShapeDrawing(this.draft, (part) => this.changed.emit(part));
  protected readonly consentArticle = { act: 'PL', ref: '60(3)2a' } as const;
  protected readonly map = rxResource({
    params: () => ({ place: this.place(), year: String(this.year()) }),
    stream: ({ params }) => this.client.map(params.place, params.year),
  });
  protected readonly wantsConsent = computed(() => consentNeeded(this.draft().ownership));
  protected readonly wantsPoint = computed(() => this.draft().ownership !== 'no_place');
  protected readonly ownershipMissing = computed(
    () => this.violations().find(({ where }) => where === 'ownership') ?? null,
  );

  /** The coordinates as typed; taken anew when the map moved them. */
  protected readonly typed = linkedSignal<LngLat | null, string>({
    source: () => this.draft().point,
    computation: (point, before) => {
      const same = before && JSON.stringify(parseCoordinates(before.value)) === JSON.stringify(point);
      return same ? before.value : point ? coordinatesText(point, this.language.current()) : '';
    },
  });
  protected readonly unreadable = computed(
    () => this.typed().trim() !== '' && parseCoordinates(this.typed()) === null,
  );
  /** The place lies outside the municipality as drawn; a hint, no obstacle. */
  protected readonly outside = computed(() => {
    const point = this.draft().point;
    if (!point || !this.map.hasValue()) return false;
    const outlines = this.map.value().features.filter(({ properties }) => properties.kind === 'outline');
    return outlines.length > 0 && !outlines.some(({ geometry }) => isInside(point, geometry));
  });

  protected own(ownership: Ownership): void {
    this.changed.emit(ownership === 'no_place' ? { ownership, point: null, shape: null } : { ownership });
  }

  protected type(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.typed.set(value);
    const point = parseCoordinates(value);
    if (JSON.stringify(point) !== JSON.stringify(this.draft().point))
      this.changed.emit({ point, shape: null });
  }

  protected note(event: Event): void {
    this.changed.emit({ placeNote: (event.target as HTMLInputElement).value });
  }
}
