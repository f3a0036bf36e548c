import type { PartGuidance } from './guidance.js';

/** The guidance of the parts on impact: money, the five fields of part 3, the three groups of part 4. */
export const IMPACT_GUIDANCE: readonly PartGuidance[] = [
  {
    part: 2,
    questions: [
      {
        id: 'budget',
        text: {
          lv: 'Kādi ieņēmumi un izdevumi rodas šogad un nākamajos gados?',
          en: 'Which revenue and expenditure arise this year and in the years after?',
        },
        words: /ienem|izdev|euro|budzet|lidzekl|ietaup|finans/,
      },
      {
        id: 'calculation',
        text: {
          lv: 'Kā tas aprēķināts (skaits × cena) un no kurienes ir nauda?',
          en: 'How was it computed (number × price), and where does the money come from?',
        },
        words: null,
      },
    ],
    good: 'Izdevumi 2027. gadā 48 000 euro: 160 ģimenes × 300 euro. Avots – sociālās palīdzības budžets, pozīcija 10.120. Ieņēmumu nav.',
    bad: 'Noteikumu izpilde notiks piešķirto līdzekļu ietvaros.',
    why: {
      lv: 'Likums prasa aprēķinu: bez skaita un cenas dome nezina, par ko balso.',
      en: 'The law asks for the calculation: without number and price the council does not know what it votes on.',
    },
    readers: {
      lv: 'Finanšu komiteja pārbauda avotu un turpmāko gadu saistības; iedzīvotāji – cik tas maksā un kas maksā.',
      en: 'The finance committee checks the source and what binds later years; residents what it costs and who pays.',
    },
  },
  {
    part: 3,
    questions: [
      {
        id: 'society',
        text: {
          lv: 'Sabiedrība: kam kļūst labāk vai sliktāk – ģimenēm, senioriem, cilvēkiem ar invaliditāti, attāliem ciemiem?',
          en: 'Society: who is better or worse off – families, the elderly, people with disabilities, remote villages?',
        },
        words: /sabiedr|social|gimen|senior|iedzivotaj|berni|bernu|invalid/,
      },
      {
        id: 'environment',
        text: {
          lv: 'Vide: gaiss, ūdens, atkritumi, troksnis, zaļās zonas.',
          en: 'Environment: air, water, waste, noise, green areas.',
        },
        words: /vide|vidi|vides|dab|atkritum|zal/,
      },
      {
        id: 'health',
        text: {
          lv: 'Veselība: drošība, kustība, higiēna, traumas.',
          en: 'Health: safety, movement, hygiene, injuries.',
        },
        words: /vesel|traum|drosib|higien/,
      },
      {
        id: 'business',
        text: {
          lv: 'Uzņēmējdarbības vide pašvaldībā: jauni pienākumi, pieprasījums, vietas.',
          en: 'Business in the municipality: new duties, demand, places.',
        },
        words: /uznem|komers|saimniecisk|tirgotaj/,
      },
      {
        id: 'competition',
        text: {
          lv: 'Konkurence: vai kāds uzņēmums iegūst priekšrocību vai tiek izslēgts no tirgus?',
          en: 'Competition: does one business gain an advantage or is one shut out of the market?',
        },
        words: /konkurenc/,
      },
    ],
    good: 'Sabiedrība: 212 māju iedzīvotājiem pagalmi kļūst pieejami ar ratiņkrēslu. Vide: stādījumi tiek saglabāti. Veselība: mazāk traumu uz ietvēm. Uzņēmējdarbība: pasūtījumi ap 120 000 euro gadā. Konkurence: ietekmes nav, jo izpildītāju izvēlas iedzīvotāji paši.',
    bad: 'Ietekme pozitīva.',
    why: {
      lv: 'Likums nosauc piecas jomas; par katru jāpasaka, kāda ir ietekme vai kāpēc tās nav.',
      en: 'The law names five fields; each needs its effect, or the reason why there is none.',
    },
    readers: {
      lv: 'Uzņēmēji un Konkurences padome skatās pēdējās divas jomas, iedzīvotāji – pirmās trīs.',
      en: 'Businesses and the Competition Council look at the last two fields, residents at the first three.',
    },
  },
  {
    part: 4,
    questions: [
      {
        id: 'businesses',
        text: {
          lv: 'Saimnieciskās darbības veicēji: kas jāiesniedz vai jādara, cik ilgi un cik tas maksā?',
          en: 'Businesses: what must they submit or do, how long does it take, what does it cost?',
        },
        words: /saimniecisk|uznem|komersant/,
      },
      {
        id: 'private',
        text: {
          lv: 'Fiziskās personas un nevalstiskās organizācijas: tas pats.',
          en: 'Natural persons and non-governmental organisations: the same.',
        },
        words: /fizisk|iedzivotaj|nevalstisk|biedrib|nodibinajum|privatperson/,
      },
      {
        id: 'institutions',
        text: {
          lv: 'Budžeta institūcijas: kas jāpārbauda, jāizsniedz, jāuztur?',
          en: 'Budget institutions: what must they check, issue and keep?',
        },
        words: /budzeta (?:institucij|iestad)|pasvaldibas (?:institucij|iestad)|iestad|institucij/,
      },
    ],
    good: 'Fiziskajām personām: iesniegums reizi trijos gados, 6 stundas, ap 40 iesniedzēju gadā – 1 920 euro gadā. Saimnieciskās darbības veicējiem: jaunu pienākumu nav. Budžeta institūcijām: 40 iesniegumu izvērtēšana pa 2 stundām – 960 euro gadā.',
    bad: 'Administratīvais slogs nepalielinās.',
    why: {
      lv: 'Likums prasa nosaukt trīs grupas; katrai vajag laiku, biežumu un izmaksas vai iemeslu, kāpēc to nav.',
      en: 'The law names three groups; each needs time, frequency and costs, or the reason why there are none.',
    },
    readers: {
      lv: 'Uzņēmēji un iedzīvotāji meklē savu pienākumu; ministrija – vai dokumentus neprasa, ja pašvaldībai tie jau ir.',
      en: 'Businesses and residents look for their duty; the ministry whether papers are asked for that the municipality already has.',
    },
  },
];
