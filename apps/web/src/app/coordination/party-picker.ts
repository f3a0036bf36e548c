import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationInstitution, CoordinationPartyInput, Violation } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { Control, Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { ViolationText } from '../ui/violation-text';

/** Somebody without an account here, while being typed. */
export interface OutsiderDraft {
  key: number;
  name: string;
  email: string;
  eAddress: string;
}

/** Whom a draft is to be sent to, while being chosen. */
export interface PartiesDraft {
  /** Ids of institutions of the directory. */
  chosen: readonly string[];
  outsiders: readonly OutsiderDraft[];
}

/** The parties as they are sent; empty rows are left out. */
export function partiesOf({ chosen, outsiders }: PartiesDraft): CoordinationPartyInput[] {
  return [
    ...chosen.map((institutionId) => ({ institutionId })),
    ...outsiders
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, email, eAddress }) => ({
        name: name.trim(),
        email: email.trim() || null,
        eAddress: eAddress.trim() || null,
      })),
  ];
}

/** Keys by which the rules of a round see whether a party is named twice. */
export function partyKeys(parties: readonly CoordinationPartyInput[]): string[] {
  return parties.map((party) => ('institutionId' in party ? party.institutionId : party.name));
}

/** Chooses institutions of the directory, and takes down those that have no account here. */
@Component({
  selector: 'vv-party-picker',
  imports: [ArticleLink, TranslocoPipe, Control, Field, Icon, ViolationText],
  templateUrl: './party-picker.html',
  styles: `
    :host {
      display: block;
    }

    .outsider {
      min-width: 0;
      margin: 0 0 var(--gap-4);
      padding: var(--gap-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }

    .pair {
      display: grid;
      gap: 0 var(--gap-4);
    }

    @media (min-width: 40rem) {
      .pair {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class PartyPicker {
  readonly institutions = input.required<readonly CoordinationInstitution[]>();
  readonly violations = input<readonly Violation[]>([]);
  readonly parties = model.required<PartiesDraft>();

  protected wrong(where: string): Violation | undefined {
    return this.violations().find((one) => one.where === where);
  }

  protected toggle(institutionId: string, event: Event): void {
    const others = this.parties().chosen.filter((one) => one !== institutionId);
    const checked = (event.target as HTMLInputElement).checked;
    this.change({ chosen: checked ? [...others, institutionId] : others });
  }

  protected addOutsider(): void {
    const { outsiders } = this.parties();
    const key = Math.max(-1, ...outsiders.map((one) => one.key)) + 1;
    this.change({ outsiders: [...outsiders, { key, name: '', email: '', eAddress: '' }] });
  }

  protected set(key: number, name: 'name' | 'email' | 'eAddress', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const outsiders = this.parties().outsiders;
    this.change({ outsiders: outsiders.map((one) => (one.key === key ? { ...one, [name]: value } : one)) });
  }

  protected removeOutsider(key: number): void {
    this.change({ outsiders: this.parties().outsiders.filter((one) => one.key !== key) });
  }

  private change(change: Partial<PartiesDraft>): void {
    this.parties.set({ ...this.parties(), ...change });
  }
}
