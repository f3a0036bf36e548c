import type { BylawPlan } from '../bylaw-plan.js';

/** Separate collection of waste: the draft that residents of Vidzāle are asked about. */
export const WASTE: BylawPlan = {
  title: 'Par dalītu atkritumu vākšanu Vidzāles novadā',
  topic: 'waste',
  basis:
    'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu un Atkritumu apsaimniekošanas likuma 8. panta pirmās daļas 3. punktu',
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        'Saistošie noteikumi (turpmāk – noteikumi) nosaka sadzīves atkritumu dalītas vākšanas kārtību Vidzāles novada administratīvajā teritorijā.',
        'Noteikumu mērķis ir samazināt poligonā apglabājamo atkritumu daudzumu un padarīt dalītu vākšanu iedzīvotājiem ērtu.',
        'Noteikumi attiecas uz visiem nekustamo īpašumu īpašniekiem un lietotājiem, tostarp vasarnīcu un dārza māju īpašniekiem.',
      ],
    },
    {
      heading: 'Dalītās vākšanas kārtība',
      points: [
        {
          text: 'Dalīti vāc:',
          subpoints: [
            'papīru un kartonu;',
            'stikla iepakojumu;',
            'plastmasas un metāla iepakojumu;',
            {
              text: 'bioloģiskos atkritumus:',
              subpoints: ['virtuves un ēdināšanas atkritumus;', 'dārzu un parku atkritumus;'],
            },
            'tekstilizstrādājumus.',
          ],
        },
        'Dalīti vākto atkritumu konteinera atrašanās vieta no dzīvojamās mājas pilsētā nav tālāk par 300 metriem, ciemā – par 800 metriem.',
        'Bioloģiskos atkritumus kompostē savā īpašumā vai nodod bioloģisko atkritumu konteinerā.',
        'Par kompostēšanu savā īpašumā nekustamā īpašuma lietotājs paziņo atkritumu apsaimniekotājam, norādot kompostēšanas vietas adresi.',
        {
          text: 'Atkritumu apsaimniekotājs dalīti vāktos atkritumus izved:',
          subpoints: [
            'pilsētā – ne retāk kā reizi nedēļā;',
            'ciemos – ne retāk kā reizi divās nedēļās;',
            'no viensētām – ne retāk kā reizi mēnesī.',
          ],
        },
      ],
    },
    {
      heading: 'Pienākumi un informēšana',
      points: [
        'Nekustamā īpašuma lietotājs nodrošina, ka konteiners izvešanas dienā līdz plkst. 7.00 ir novietots piebraucamā vietā.',
        'Daudzdzīvokļu mājas pārvaldnieks konteineru laukumā izvieto norādes latviešu valodā un piktogrammas.',
        'Atkritumu apsaimniekotājs vismaz reizi gadā katrai mājsaimniecībai bez maksas nosūta izvešanas grafiku.',
        'Pašvaldība tīmekļvietnē publicē dalīti savākto atkritumu daudzumu par katru ceturksni.',
      ],
    },
  ],
  closing: [
    'Noteikumu 8.3. apakšpunktu piemēro no 2028. gada 1. janvāra.',
    'Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.',
  ],
  memorandum: [
    'Novadā dalīti vāc tikai 21 % sadzīves atkritumu. Mērķis ir trīs gados sasniegt 45 %. Informatīva kampaņa bez noteikumiem vērtēta, taču divos iepriekšējos gados tā daudzumu nepalielināja.',
    'Pašvaldības izdevumi pirmajā gadā 38 400 euro (160 konteineri × 240 euro), turpmāk 6 200 euro gadā. Ieņēmumu izmaiņu nav.',
    'Sabiedrība: īsāks ceļš līdz konteineram. Vide: par 1 900 tonnām mazāk apglabātu atkritumu gadā. Veselība: ietekmes nav. Uzņēmējdarbība: vienādi nosacījumi visiem apsaimniekotājiem. Konkurence: ietekmes nav.',
    'Saimnieciskās darbības veicējiem un fiziskajām personām – viens paziņojums par kompostēšanu (10 minūtes). Budžeta institūcijām – papildu izmaksu nav.',
    'Jaunu funkciju un amata vietu nav; uzraudzību veic Attīstības nodaļa.',
    'Izpildi nodrošina Attīstības nodaļa un atkritumu apsaimniekotājs. Par prasībām informē tīmekļvietnē, novada izdevumā un katrā klientu apkalpošanas centrā.',
    'Prasības ir piemērotas un nepieciešamas, jo mīkstāki līdzekļi mērķi nesasniedza; papildu pienākums iedzīvotājam ir neliels salīdzinājumā ar ieguvumu videi.',
  ],
  question: 'Vai 800 metri līdz konteineram ciemā Jums ir pieņemami, un kur konteinera pietrūkst?',
  summary:
    'Katrā ciemā būs dalīto atkritumu konteineri. Virtuves atkritumus varēs kompostēt pie mājas vai mest atsevišķā konteinerā. Maksa par dalītiem atkritumiem nemainās.',
  targetGroups: ['privātmāju īpašnieki', 'daudzdzīvokļu māju pārvaldnieki', 'vasarnīcu īpašnieki'],
};
