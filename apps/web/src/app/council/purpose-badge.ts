import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaPurpose } from '#libs/contracts';
import { StatusBadge } from '../ui/status-badge';

/** Why a by-law comes before the council again: corrected after the ministry's opinion, or against it (PL 47(5)–(6)). */
@Component({
  selector: 'vv-purpose-badge',
  imports: [TranslocoPipe, StatusBadge],
  template: `@if (purpose() !== 'adoption') {
    <vv-status-badge tone="info">{{ 'council.purpose.' + purpose() | transloco }}</vv-status-badge>
  }`,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class PurposeBadge {
  readonly purpose = input.required<AgendaPurpose>();
}
