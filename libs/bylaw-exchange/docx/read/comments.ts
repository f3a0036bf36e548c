import { isId, type IdSource } from '#libs/bylaw-document';
import type { RunExtra } from '../../blocks.js';
import type { CommentThread } from '../../import.js';
import { childElements, descendants, textContent, type Element } from './xml.js';

interface Comment {
  id: string;
  paragraph: string;
  author: string;
  at: string;
  text: string;
}

/** The comments of a file as threads. */
export class Comments {
  readonly threads: CommentThread[] = [];
  private readonly marks = new Map<string, RunExtra>();

  /**
   * @param extended `commentsExtended.xml`, which tells answers and what is resolved
   * @param facts ids of marks by the id of the first comment, from our own files
   */
  constructor(
    comments: Element | null,
    extended: Element | null,
    newId: IdSource,
    facts: Readonly<Record<string, string>>,
  ) {
    const read = (comments ? childElements(comments) : [])
      .filter(({ name }) => name === 'w:comment')
      .slice(0, 10_000)
      .map(readComment);
    const states = new Map(
      (extended ? childElements(extended) : []).map(
        ({ attrs }) => [attrs['w15:paraId'] ?? '', attrs] as const,
      ),
    );
    const byParagraph = new Map(read.map((comment) => [comment.paragraph, comment]));
    const threads = new Map<string, CommentThread>();
    for (const comment of read) {
      const parent = byParagraph.get(states.get(comment.paragraph)?.['w15:paraIdParent'] ?? '-');
      const known = parent ? threads.get(parent.id) : undefined;
      const entry = { author: comment.author, at: comment.at, text: comment.text };
      if (known) {
        known.comments.push(entry);
        threads.set(comment.id, known);
        continue;
      }
      const fact = Object.hasOwn(facts, comment.id) ? facts[comment.id] : undefined;
      const free = fact !== undefined && isId(fact) && !this.threads.some(({ id }) => id === fact);
      const resolved = /^(1|true|on)$/.test(states.get(comment.paragraph)?.['w15:done'] ?? '');
      const thread = { id: free ? fact : newId(), comments: [entry], resolved };
      threads.set(comment.id, thread);
      this.threads.push(thread);
      this.marks.set(comment.id, { type: 'comment', attrs: { id: thread.id } });
    }
  }

  /** The comments that no text was found for. */
  unplaced(placed: ReadonlySet<string>): CommentThread[] {
    const ids = [...this.marks].filter(([id]) => !placed.has(id)).map(([, mark]) => mark.attrs['id']);
    return this.threads.filter(({ id }) => ids.includes(id));
  }

  /** The mark of the text that a comment speaks of; `undefined` for answers, which stand where the first comment does. */
  mark(id: string): RunExtra | undefined {
    return this.marks.get(id);
  }
}

function readComment(element: Element): Comment {
  const paragraphs = descendants(element, 'w:p');
  const lines = paragraphs.map((paragraph) => descendants(paragraph, 'w:t').map(textContent).join('').trim());
  return {
    id: element.attrs['w:id'] ?? '',
    paragraph: paragraphs.at(-1)?.attrs['w14:paraId'] ?? '',
    author: (element.attrs['w:author'] ?? '').slice(0, 100),
    at: (element.attrs['w:date'] ?? '').slice(0, 40),
    text: lines.join('\n').trim(),
  };
}
