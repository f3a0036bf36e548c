import {
  afterNextRender,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { GeoJSON, Marker } from 'leaflet';
import type { PublicProject } from '#libs/contracts';
import { drawMap, drawShape, type DrawnMap, escapeText } from './draw-map';
import type { BudgetMap } from './map-data';
import { type Pixel, spread } from './spread';
import { projectTone } from '../words';

/** Size of a pin, and least distance of two: for a finger as much as can be pressed of each, see map.scss. */
const PIN_PX = 30;
const FINGER_PX = 44;

/** The projects that have a place, as numbers on a map; every one of them is in the list beside it. */
@Component({
  selector: 'vv-project-map',
  imports: [TranslocoPipe],
  template: `
    <div #canvas class="canvas" role="region" [attr.aria-label]="'budget.map.label' | transloco">
      @if (!drawn()) {
        <p class="loading">
          <span class="only-with-scripts">{{
            (failed() ? 'budget.map.failed' : 'budget.map.loading') | transloco
          }}</span>
          <span class="only-without-scripts">{{ 'budget.map.noScript' | transloco }}</span>
        </p>
      }
    </div>
  `,
  styleUrl: './map.scss',
  encapsulation: ViewEncapsulation.None,
})
export class ProjectMap {
  private readonly transloco = inject(TranslocoService);
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');

  readonly data = input.required<BudgetMap>();
  readonly projects = input.required<readonly PublicProject[]>();
  /** The project that list and map point at together. */
  readonly active = model<number | null>(null);
  protected readonly drawn = signal<DrawnMap | null>(null);
  protected readonly failed = signal(false);
  private readonly pins = new Map<number, { pin: Marker; at: [number, number] }>();
  private readonly shapes: GeoJSON[] = [];
  private gone = false;

  constructor() {
    const injector = inject(Injector);
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.drawn()?.map.remove();
    });
    afterNextRender(() => {
      void this.draw();
      effect(() => this.pin(this.drawn(), this.projects()), { injector });
      effect(() => this.point(this.active()), { injector });
    });
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
      drawn.map.on('zoomend', () => this.settle(drawn));
      this.drawn.set(drawn);
    } catch {
      this.failed.set(true);
    }
  }

  private pin(drawn: DrawnMap | null, projects: readonly PublicProject[]): void {
    if (!drawn) return;
    this.pins.forEach(({ pin }) => pin.remove());
    this.pins.clear();
    this.shapes.splice(0).forEach((shape) => shape.remove());
    for (const project of projects) {
      if (!project.point) continue;
      if (project.shape) this.shapes.push(drawShape(drawn, project.shape).addTo(drawn.map));
      const [lng, lat] = project.point;
      const icon = drawn.library.divIcon({
        html: String(project.nr),
        className: `pin ${projectTone(project.state)}`,
        iconSize: [PIN_PX, PIN_PX],
      });
      const pin = drawn.library.marker([lat, lng], { icon, riseOnHover: true }).addTo(drawn.map);
      const name = this.transloco.translate('budget.map.pin', { nr: project.nr, title: project.title });
      pin.getElement()?.setAttribute('aria-label', name);
      pin.bindTooltip(`${project.nr}. ${escapeText(project.title)}`, { direction: 'top', offset: [0, -14] });
      pin.on('click', () => this.active.set(project.nr));
      this.pins.set(project.nr, { pin, at: [lat, lng] });
    }
    this.settle(drawn);
  }

  /** Pins that would hide each other move apart; nearer, each stands where its project is. */
  private settle({ map }: DrawnMap): void {
    const pins = [...this.pins.values()];
    const marks = pins.map(({ at }): Pixel => {
      const { x, y } = map.latLngToLayerPoint(at);
      return [x, y];
    });
    const room = matchMedia('(pointer: coarse)').matches ? FINGER_PX : PIN_PX;
    spread(marks, room).forEach((place, i) => pins[i]?.pin.setLatLng(map.layerPointToLatLng(place)));
  }

  private point(active: number | null): void {
    for (const [nr, { pin }] of this.pins) {
      pin.getElement()?.classList.toggle('active', nr === active);
      pin.setZIndexOffset(nr === active ? 1000 : 0);
    }
  }
}
