import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Violation } from '#libs/contracts';
import type { DocumentHead } from './document-store.js';

/**
 * Says why the text of a document may not be changed now; an empty list lets it through. With `hold`, the answer must
 * stay true until the transaction ends.
 */
export type DocumentGate = (
  manager: EntityManager,
  head: DocumentHead,
  hold: boolean,
) => Promise<Violation[]>;

/** Whoever owns the procedure registers here; documents know nothing of states. */
@Injectable()
export class DocumentGates {
  private readonly gates: DocumentGate[] = [];
  private readonly conditions: string[] = [];

  /**
   * Adds a reason to refuse.
   *
   * @param open a condition of SQL over `d`, the row of `document`, under which the gate lets it through, as long as somebody
   *   holds a shared lock on its dossier; it may be stricter than the gate, which is asked then.
   */
  register(gate: DocumentGate, open: string): void {
    this.gates.push(gate);
    this.conditions.push(`(${open})`);
  }

  /** The condition under which all gates let a document `d` through whose dossier is locked. */
  open(): string {
    return this.conditions.length === 0 ? 'false' : this.conditions.join(' AND ');
  }

  /** All reasons of all gates. Nothing may be changed while no gate is registered. */
  async refusals(manager: EntityManager, head: DocumentHead, hold: boolean): Promise<Violation[]> {
    if (this.gates.length === 0) return [{ code: 'document.locked' }];
    const found: Violation[] = [];
    for (const gate of this.gates) found.push(...(await gate(manager, head, hold)));
    return found;
  }
}
