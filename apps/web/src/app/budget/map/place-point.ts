import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { shapePoints } from '#libs/budget-rules';
import type { ProjectShape } from '#libs/contracts';
import { Language } from '../../shell/language';
import { BudgetClient } from '../budget-client';
import { coordinatesText } from './coordinates';
import { boundsOf, type LngLat, type MapGeometry } from './map-data';

/** Where a project is: a small drawn outline with a mark, and the coordinates in figures. Needs no JavaScript. */
@Component({
  selector: 'vv-place-point',
  imports: [TranslocoPipe],
  template: `
    @if (drawing(); as drawing) {
      <svg
        [attr.viewBox]="drawing.box"
        role="img"
        [attr.aria-label]="'budget.map.small' | transloco: { title: title() }"
      >
        @for (path of drawing.paths; track $index) {
          <path [attr.d]="path" />
        }
        @if (drawing.line) {
          @if (drawing.closed) {
            <polygon [attr.points]="drawing.line" />
          } @else {
            <polyline [attr.points]="drawing.line" />
          }
        }
        <circle [attr.cx]="drawing.x" [attr.cy]="drawing.y" [attr.r]="drawing.size" />
      </svg>
    }
    <p class="small soft figures">{{ figures() }}</p>
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
      max-height: 16rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--wash);
    }

    path {
      fill: var(--paper);
      fill-rule: evenodd;
      stroke: var(--line-strong);
      stroke-width: 1.5;
      vector-effect: non-scaling-stroke;
    }

    polygon,
    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-width: 3;
      vector-effect: non-scaling-stroke;
    }

    circle {
      fill: var(--accent);
      stroke: var(--paper);
      stroke-width: 2;
      vector-effect: non-scaling-stroke;
    }

    p {
      margin: var(--gap-2) 0 0;
    }
  `,
})
export class PlacePoint {
  private readonly client = inject(BudgetClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly point = input.required<LngLat>();
  readonly shape = input<ProjectShape | null>(null);
  readonly title = input.required<string>();

  private readonly map = rxResource({
    params: () => ({ place: this.place(), year: this.year() }),
    stream: ({ params }) => this.client.map(params.place, params.year),
  });
  protected readonly figures = computed(() => coordinatesText(this.point(), this.language.current()));
  protected readonly drawing = computed(() => {
    if (!this.map.hasValue()) return null;
    const outlines = this.map
      .value()
      .features.filter(({ properties }) => properties.kind === 'outline')
      .map(({ geometry }) => geometry);
    return outlines.length > 0 ? draw(outlines, this.point(), this.shape()) : null;
  });
}

/** Degrees become a plane in which north is up and a kilometre is as long across as down. */
function draw(outlines: readonly MapGeometry[], point: LngLat, shape: ProjectShape | null) {
  const bounds = boundsOf([...outlines, { type: 'Point', coordinates: point }]);
  if (!bounds) return null;
  const [[south, west], [north, east]] = bounds;
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = 1000 / Math.max((east - west) * narrow, north - south, 1e-6);
  const at = ([lng, lat]: LngLat): LngLat => [(lng - west) * narrow * scale, (north - lat) * scale];
  const [width, height] = at([east, south]);
  const [x, y] = at(point);
  const ring = (points: readonly LngLat[]) =>
    'M' +
    points
      .map((one) =>
        at(one)
          .map((value) => value.toFixed(1))
          .join(' '),
      )
      .join('L') +
    'Z';
  const paths = outlines.flatMap((geometry) => {
    if (geometry.type === 'Point') return [];
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.map((rings) => rings.map(ring).join(''));
  });
  const room = 30;
  const box = [-room, -room, width + 2 * room, height + 2 * room].map((value) => value.toFixed(0)).join(' ');
  const corners = shape ? shapePoints(shape).map(at) : [];
  const line = corners.map(([left, top]) => `${left.toFixed(1)},${top.toFixed(1)}`).join(' ');
  return { box, paths, x, y, size: 22, line, closed: shape?.type === 'Polygon' };
}
