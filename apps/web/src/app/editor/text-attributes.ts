/** What assistive technology needs to know of the text. */
export interface TextFacts {
  id: string;
  kind: 'bylaw' | 'memorandum';
  label: string;
  editable: boolean;
  /** The chosen option of an open search for a reference. */
  option: number | null;
}

/** The attributes of the element that is edited. The text is Latvian whatever the language of the interface is. */
export function textAttributes({ id, kind, label, editable, option }: TextFacts): Record<string, string> {
  const search: Record<string, string> =
    option === null
      ? {}
      : { 'aria-controls': 'reference-list', 'aria-activedescendant': `reference-list-${option}` };
  return {
    id,
    class: `law ${kind}`,
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-describedby': `${id}-help`,
    'aria-readonly': String(!editable),
    lang: 'lv',
    spellcheck: 'true',
    translate: 'no',
    ...search,
  };
}
