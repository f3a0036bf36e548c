import { SaxesParser } from 'saxes';

/** An element of an XML document: its name, its own text, what is inside. */
export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

/** Reads XML strictly. @throws Error with the place where it is not well-formed. */
export function readXml(source: string): XmlElement {
  const root: XmlElement = { name: '', text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    const element: XmlElement = { name, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(source).close();
  return root.children[0] ?? root;
}
