import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { GeoJSON, Marker } from 'leaflet';
import type { ProjectShape } from '#libs/contracts';
import { rounded } from './coordinates';
import { drawMap, drawShape, type DrawnMap } from './draw-map';
import type { BudgetMap, LngLat } from './map-data';

/**
 * A map on which a place is marked by a click, or by the keyboard: the arrows move the map under a cross in its middle
 * and Enter puts the mark there. The coordinates can be typed as well, beside the map.
 */
@Component({
  selector: 'vv-place-picker',
  imports: [TranslocoPipe],
  template: `
    <div
      #canvas
      class="canvas picking"
      role="application"
      [attr.aria-label]="'budget.map.pick' | transloco"
      aria-describedby="pick-how"
      (keydown.enter)="middle($event)"
    >
      @if (!drawn()) {
        <p class="loading">{{ (failed() ? 'budget.map.failed' : 'budget.map.loading') | transloco }}</p>
      }
      <span class="cross" aria-hidden="true"></span>
    </div>
  `,
  styleUrl: './map.scss',
  encapsulation: ViewEncapsulation.None,
})
export class PlacePicker {
  private readonly transloco = inject(TranslocoService);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');

  readonly data = input.required<BudgetMap>();
  readonly point = input.required<LngLat | null>();
  /** A line or an area that is being drawn. */
  readonly shape = input<ProjectShape | null>(null);
  readonly picked = output<LngLat>();
  protected readonly drawn = signal<DrawnMap | null>(null);
  protected readonly failed = signal(false);
  private pin: Marker | null = null;
  private outline: GeoJSON | null = null;
  private gone = false;

  constructor() {
    const injector = inject(Injector);
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.drawn()?.map.remove();
    });
    afterNextRender(() => {
      void this.draw();
      effect(() => this.mark(this.drawn(), this.point()), { injector });
      effect(() => this.outlined(this.drawn(), this.shape()), { injector });
    });
  }

  protected middle(event: Event): void {
    const drawn = this.drawn();
    if (!drawn || event.target !== this.canvas().nativeElement) return;
    event.preventDefault();
    const { lng, lat } = drawn.map.getCenter();
    this.pick(lng, lat);
  }

  private pick(lng: number, lat: number): void {
    this.picked.emit([rounded(lng), rounded(lat)]);
  }

  private async draw(): Promise<void> {
    try {
      const words = {
        zoomIn: this.transloco.translate('budget.map.zoomIn'),
        zoomOut: this.transloco.translate('budget.map.zoomOut'),
      };
      const drawn = await drawMap(this.canvas().nativeElement, this.data(), words);
      if (this.gone) {
        drawn.map.remove();
        return;
      }
      drawn.map.on('click', ({ latlng }) => this.pick(latlng.lng, latlng.lat));
      this.drawn.set(drawn);
    } catch {
      this.failed.set(true);
    }
  }

  private outlined(drawn: DrawnMap | null, shape: ProjectShape | null): void {
    this.outline?.remove();
    this.outline = drawn && shape ? drawShape(drawn, shape).addTo(drawn.map) : null;
  }

  private mark(drawn: DrawnMap | null, point: LngLat | null): void {
    if (!drawn) return;
    this.pin?.remove();
    this.pin = null;
    if (!point) return;
    const [lng, lat] = point;
    const icon = drawn.library.divIcon({ className: 'pin here', iconSize: [26, 26] });
    this.pin = drawn.library
      .marker([lat, lng], { icon, keyboard: false, interactive: false })
      .addTo(drawn.map);
    if (!drawn.map.getBounds().contains([lat, lng])) drawn.fit(point);
  }
}
