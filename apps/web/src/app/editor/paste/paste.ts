import { Fragment, Slice, type Node, type Schema } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { hasUnits } from '../structure';
import { cleanedHtml } from './clean';
import { linesOfHtml, linesOfText, paragraph, type Line } from './lines';
import { ODD } from './marks';
import { placeLines } from './place';

const key = new PluginKey<DecorationSet>('paste');

/** What the plugin asks of the editor around it. */
export interface PasteRequests {
  /** Images that came by themselves, pasted or dropped; `at` is where. */
  images(files: readonly File[], at: number): void;
}

/**
 * Pastes from word processors and pages: the schema takes what it knows, typed numbers become points and sub-points,
 * and what does not fit stays as marked text, so that nothing disappears unseen. With Shift only the text is taken.
 */
export function cleanPaste(schema: Schema, requests: PasteRequests): Plugin<DecorationSet> {
  // How the last paste was read; ProseMirror tells it to the readers only.
  let read: 'html' | 'text' | 'plain' | 'own' = 'text';
  let text = '';
  let body: HTMLElement | null = null;
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, marked) {
        const done = tr.getMeta(key) as { forget: Decoration } | undefined;
        const left = done ? marked.remove([done.forget]) : marked;
        const next = tr.docChanged ? left.map(tr.mapping, tr.doc) : left;
        if (tr.getMeta('uiEvent') !== 'paste' && tr.getMeta('uiEvent') !== 'drop') return next;
        return next.add(tr.doc, oddRanges(tr));
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      transformPastedHTML(html) {
        body = null;
        if (isOwn(html)) {
          read = 'own';
          return hasUnits(schema) ? html.replace(/<span data-copied[^>]*>[^<]*<\/span>/g, '') : html;
        }
        read = 'html';
        body = cleanedHtml(html);
        return body.innerHTML;
      },
      clipboardTextParser(pasted, $context, plain) {
        read = plain ? 'plain' : 'text';
        text = pasted;
        const lines = pasted.split(/\r?\n+/).filter((line) => line.trim() !== '');
        const [first] = lines;
        if (lines.length < 2 || !$context.parent.inlineContent)
          return new Slice(Fragment.from(first === undefined ? [] : schema.text(first)), 0, 0);
        const blocks = lines.map((line) => paragraph(schema, [schema.text(line.trim())]));
        return new Slice(Fragment.from(blocks), 1, 1);
      },
      handlePaste(view, event) {
        const files = imagesIn(event.clipboardData);
        if (files.length > 0 && onlyPictures(event.clipboardData)) {
          requests.images(files, view.state.selection.from);
          return true;
        }
        if (read === 'own' || read === 'plain') return false;
        const lines = read === 'html' && body ? linesOfHtml(schema, body) : linesOfText(schema, text);
        return structured(view, lines);
      },
      handleDrop(view, event) {
        const files = imagesIn(event.dataTransfer);
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (files.length === 0 || !place) return false;
        event.preventDefault();
        requests.images(files, place.pos);
        return true;
      },
    },
  });
}

function structured(view: EditorView, lines: readonly Line[]): boolean {
  const tr = placeLines(view.state, lines);
  if (!tr || !isAllowed(tr.doc)) return false;
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

function isAllowed(doc: Node): boolean {
  try {
    doc.check();
    return true;
  } catch {
    return false;
  }
}

/** The places where text was kept of something that did not fit. */
export function pastedOddities(state: EditorState): Decoration[] {
  return key.getState(state)?.find() ?? [];
}

/** Somebody has looked at it: the signs around the text go, or (with `text: false`) the text too. */
export function settleOddity(state: EditorState, decoration: Decoration, text: boolean): Transaction {
  const { from, to } = decoration;
  const tr = state.tr.setMeta(key, { forget: decoration });
  const whole = state.doc.textBetween(from, to, '\0', '\0');
  if (!text) return tr.delete(from, to);
  if (whole.endsWith('⟧')) tr.delete(to - 1, to);
  return whole.startsWith('⟦') ? tr.delete(from, from + 1) : tr;
}

function isOwn(html: string): boolean {
  return html.includes('data-pm-slice');
}

function imagesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Word puts a picture of every text beside it: a picture counts only where nothing else was copied. */
function onlyPictures(data: DataTransfer | null): boolean {
  if (data?.getData('text/plain').trim()) return false;
  const html = data?.getData('text/html') ?? '';
  return html === '' || new DOMParser().parseFromString(html, 'text/html').body.textContent.trim() === '';
}

function oddRanges(tr: Transaction): Decoration[] {
  const found: Decoration[] = [];
  const { doc, mapping } = tr;
  mapping.maps.forEach((map, index) => {
    const rest = mapping.slice(index + 1);
    map.forEach((_from, _to, start, end) => {
      const [from, to] = [rest.map(start, -1), rest.map(end)];
      doc.nodesBetween(Math.max(0, from), Math.min(doc.content.size, to), (node, pos) => {
        if (!node.isText) return true;
        for (const match of (node.text ?? '').matchAll(ODD)) {
          const at = pos + match.index;
          found.push(Decoration.inline(at, at + match[0].length, { class: 'odd' }));
        }
        return false;
      });
    });
  });
  return found;
}
