import { computed, linkedSignal } from '@angular/core';
import type { ProjectInput, ProjectShape } from '#libs/contracts';
import { shapePoint, shapePoints, shapeThrough } from '#libs/budget-rules';
import type { LngLat } from './map-data';

/** How a place is marked on the map. */
export const DRAWING_KINDS = ['Point', 'LineString', 'Polygon'] as const;

/** One of {@link DRAWING_KINDS}. */
export type DrawingKind = (typeof DRAWING_KINDS)[number];

/**
 * A point, a line or an area that grows corner by corner; while a line or an area has too few corners to be one, its
 * first corner stands as the point of the project.
 */
export class ShapeDrawing {
  constructor(
    private readonly draft: () => ProjectInput,
    private readonly changed: (part: Pick<ProjectInput, 'point' | 'shape'>) => void,
  ) {}

  readonly kind = linkedSignal<ProjectShape | null, DrawingKind>({
    source: () => this.draft().shape,
    computation: (shape, before) => shape?.type ?? before?.value ?? 'Point',
  });
  /** The corners in the order in which they were set. */
  readonly corners = linkedSignal<ProjectShape | null, LngLat[]>({
    source: () => this.draft().shape,
    computation: (shape, before) => (shape ? shapePoints(shape) : (before?.value ?? [])),
  });
  /** What is drawn while there are too few corners for a shape. */
  readonly drawn = computed<ProjectShape | null>(() => {
    const kind = this.kind();
    if (kind === 'Point') return null;
    return shapeThrough(kind, this.corners()) ?? shapeThrough('LineString', this.corners());
  });

  /** A point may become the first corner; a shape that becomes a point keeps the one that stood for it. */
  choose(kind: DrawingKind): void {
    const { point } = this.draft();
    const corners = kind === 'Point' ? [] : this.kind() === 'Point' && point ? [point] : this.corners();
    this.kind.set(kind);
    this.set(corners);
  }

  /** Puts the point there, or one more corner. */
  put(at: LngLat): void {
    if (this.kind() === 'Point') this.changed({ point: at, shape: null });
    else this.set([...this.corners(), at]);
  }

  undo(): void {
    this.set(this.corners().slice(0, -1));
  }

  private set(corners: LngLat[]): void {
    const kind = this.kind();
    this.corners.set(corners);
    if (kind === 'Point') {
      this.changed({ point: this.draft().point, shape: null });
      return;
    }
    const shape = shapeThrough(kind, corners);
    this.changed({ shape, point: shape ? shapePoint(shape) : (corners[0] ?? null) });
  }
}
