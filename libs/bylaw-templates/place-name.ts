/** How a template names the municipality. */
export interface PlaceName {
  /** The council: `Vidzāles novada dome`. */
  council: string;
  /** Genitive of the council: `Vidzāles novada domes`. */
  councilGen: string;
  /** Genitive of the place: `Vidzāles novada`. */
  place: string;
  /** Locative of the place: `Vidzāles novadā`; words in brackets where it cannot be told from the name. */
  placeLoc: string;
}

const LOCATIVES: readonly (readonly [genitive: RegExp, locative: string])[] = [
  [/novada$/u, 'novadā'],
  [/valstspilsētas$/u, 'valstspilsētā'],
  [/pilsētas$/u, 'pilsētā'],
  [/pašvaldības$/u, 'pašvaldībā'],
  [/(\p{L})as$/u, '$1ā'],
  [/(\p{L})es$/u, '$1ē'],
];

/** The forms of a municipality's name, told from the name of its council (`… dome`). */
export function placeNameOf(council: string): PlaceName {
  const name = council.trim();
  const place = name.replace(/\s+dome$/u, '');
  const rule = name === place ? undefined : LOCATIVES.find(([genitive]) => genitive.test(place));
  return {
    council: name,
    councilGen: name.replace(/dome$/u, 'domes'),
    place,
    placeLoc: rule ? place.replace(rule[0], rule[1]) : '[norādīt pašvaldību]',
  };
}

/** Fills `{place}`, `{placeLoc}`, `{council}` and `{councilGen}` in. */
export function withPlace(text: string, name: PlaceName): string {
  return text.replace(/\{(place|placeLoc|council|councilGen)\}/g, (_, key: keyof PlaceName) => name[key]);
}
