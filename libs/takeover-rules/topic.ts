import type { BylawTopic } from '#libs/contracts';
import { fold } from '#libs/latvian-text';

/** Stems without diacritics that name a topic in titles of by-laws; the first that occurs decides. */
const STEMS: readonly (readonly [BylawTopic, RegExp])[] = [
  ['participation', /lidzdalibas budzet|iedzivotaju padom|sabiedribas lidzdalib/],
  ['waste', /atkritum/],
  ['water', /udenssaimniec|udensapgad|kanalizac|notekuden/],
  ['fees_taxes', /nodoklis|nodokla|nodoklu|nodev/],
  ['animals', /majdzivniek|sunu|suni|kaku|dzivniek/],
  ['planning', /teritorijas planojum|detalplanojum|lokalplanojum|apbuves noteikum/],
  ['budget', /budzet/],
  ['social_support', /social|pabalst|trucig|maznodrosinat|asistent|aprup|audzugimen|barintiesa/],
  ['education', /izglit|stipendij|pirmsskol|skolen|berni|bernu|skol/],
  ['culture_sport', /kultur|sport|bibliotek|muzej|pasakum/],
  ['trade', /tirdzniec|tirgu|reklam/],
  ['transport', /transport|satiksm|autobus|stavviet|iela lietosan|celu/],
  ['construction', /buvniec|buvju|buves|fasad|topograf/],
  ['environment', /vide|vides|koku|mezs|piesarnojum|hidromelior|peldviet/],
  ['territory_upkeep', /teritorijas kops|labiekart|kapset|kapu/],
  ['public_order', /sabiedrisk\w* kartib|administrativ\w* parkapum|alkohol|troksn/],
  ['property', /ipasum|zemes nom|dzivojam|telpu|ires/],
  ['governance', /pasvaldibas nolikum|domes|simbolik|gerbon|deputat|nolikums/],
];

/** The topic that the words of a title speak for; `null` where none does and a person has to say. */
export function guessTopic(title: string): BylawTopic | null {
  const text = fold(title);
  return STEMS.find(([, stem]) => stem.test(text))?.[0] ?? null;
}
