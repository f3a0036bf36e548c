import { computed, inject, type Signal } from '@angular/core';
import { Place } from '../shell/place';

/** The code in the address `/darbs/:place/akti/:code/…`. */
export function dossierCode(): Signal<string> {
  const place = inject(Place);
  return computed(() => decodeURIComponent(place.path().split('/')[4] ?? ''));
}
