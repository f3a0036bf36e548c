import { shortBylaw } from './short.js';

/** Fees: the ministry found some norms unlawful, and the council has to answer. */
export const ADVERTISING_FEES = shortBylaw({
  title: 'Par pašvaldības nodevu par reklāmas izvietošanu publiskās vietās',
  topic: 'fees_taxes',
  basis: 'Izdoti saskaņā ar Pašvaldību likuma 44. panta pirmo daļu',
  purpose: 'pašvaldības nodevas par reklāmas izvietošanu publiskās vietās likmes un maksāšanas kārtību',
  rules: [
    'Nodevas maksātājs ir persona, kura izvieto reklāmu publiskā vietā novada teritorijā.',
    {
      text: 'Nodevas likme par vienu kvadrātmetru mēnesī ir:',
      subpoints: ['pilsētā – 6,00 euro;', 'pagastā – 3,00 euro.'],
    },
    'Nodevu nemaksā par biedrību un nodibinājumu pasākumu afišām.',
    'Ja nodeva nav samaksāta termiņā, reklāmu demontē bez brīdinājuma uz maksātāja rēķina.',
  ],
  need: 'Līdzšinējās likmes noteiktas pirms novadu apvienošanas un pagastos atšķiras. Vienošanās ar reklāmdevējiem nodevu nenosaka.',
  isFees: true,
  cost: '',
  question: 'Vai nodevas likme pilsētā un pagastos ir samērīga?',
  summary:
    'Par reklāmas stendu pilsētā maksās 6 euro par kvadrātmetru mēnesī, pagastā – 3 euro. Biedrību afišas ir bez maksas.',
});

/** Sewage: the departments and an association are being asked. */
export const SEWAGE = shortBylaw({
  title: 'Par decentralizētajām kanalizācijas sistēmām Vidzāles novadā',
  topic: 'environment',
  purpose: 'decentralizēto kanalizācijas sistēmu uzskaiti un izvešanas kārtību',
  rules: [
    'Krājtvertnes īpašnieks pasūta izvešanu ne retāk kā divas reizes gadā.',
    'Izvešanas apliecinājumu glabā trīs gadus.',
    {
      text: 'Sistēmu reģistrē, norādot:',
      subpoints: ['īpašuma adresi;', 'tvertnes tilpumu;', 'pēdējās izvešanas dienu.'],
    },
    'Pašvaldība uztur sistēmu reģistru un reizi gadā pārbauda desmito daļu no tām.',
  ],
  need: 'Notekūdeņi no krājtvertnēm nonāk grāvjos un ezerā. Skaidrošana divus gadus situāciju nav mainījusi.',
  cost: 'Reģistra uzturēšana 4 200 euro gadā.',
  question: 'Cik bieži Jūsu mājsaimniecība izved krājtvertni?',
  summary:
    'Ja mājai nav centralizētas kanalizācijas, tvertne jāizved vismaz divas reizes gadā un jāglabā čeks.',
});
